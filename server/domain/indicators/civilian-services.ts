export const services = ['market', 'road', 'school', 'medical'] as const;
export type Service = (typeof services)[number];
