/** The largest scale and the name of its measure; nulls (unknown) do not take part. */
export function highest(scales: Readonly<Record<string, number | null>>): {
  scale: number | null;
  driver: string | null;
} {
  let scale: number | null = null;
  let driver: string | null = null;
  for (const name in scales) {
    const candidate = scales[name] ?? null;
    if (candidate === null || (scale !== null && candidate <= scale)) continue;
    scale = candidate;
    driver = name;
  }
  return { scale, driver };
}
