import type { AnchorHTMLAttributes, ButtonHTMLAttributes, Ref } from 'react';

type Weight = 'primary' | 'secondary' | 'quiet' | 'danger';

const shared =
  'inline-flex items-center justify-center gap-2 rounded-sm border font-medium leading-tight ' +
  'motion-safe:transition-colors disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:cursor-not-allowed ' +
  'aria-disabled:opacity-60';

export type Size = 'normal' | 'small';

const sizes: Record<Size, string> = {
  normal: 'min-h-10 px-4 py-1.5 text-16',
  small: 'min-h-9 px-3 py-1 text-14',
};

const weights: Record<Weight, string> = {
  primary: 'border-accent bg-accent text-accent-ink hover:border-ink',
  secondary: 'border-line-strong bg-surface text-ink hover:bg-raised',
  quiet: 'border-transparent text-ink hover:bg-raised',
  danger: 'border-danger text-danger hover:bg-raised',
};

export function Button({
  weight = 'secondary',
  size = 'normal',
  className = '',
  type = 'button',
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & {
  weight?: Weight;
  size?: Size;
  ref?: Ref<HTMLButtonElement>;
}) {
  return (
    <button
      type={type}
      className={`${shared} ${sizes[size]} ${weights[weight]} ${className}`}
      {...rest}
    />
  );
}

/** Looks like a button, goes somewhere. */
export function ButtonLink({
  weight = 'secondary',
  size = 'normal',
  className = '',
  children,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { weight?: Weight; size?: Size; href: string }) {
  return (
    <a className={`${shared} ${sizes[size]} ${weights[weight]} ${className}`} {...rest}>
      {children}
    </a>
  );
}
