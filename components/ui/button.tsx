import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react';

type Weight = 'primary' | 'secondary' | 'quiet' | 'danger';

const shared =
  'inline-flex min-h-10 items-center justify-center gap-2 rounded-sm border px-4 py-1.5 ' +
  'font-medium text-16 leading-tight motion-safe:transition-colors ' +
  'disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:cursor-not-allowed';

const weights: Record<Weight, string> = {
  primary: 'border-accent bg-accent text-accent-ink hover:border-ink',
  secondary: 'border-line-strong bg-surface text-ink hover:bg-raised',
  quiet: 'border-transparent text-ink hover:bg-raised',
  danger: 'border-danger text-danger hover:bg-raised',
};

export function Button({
  weight = 'secondary',
  className = '',
  type = 'button',
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { weight?: Weight }) {
  return <button type={type} className={`${shared} ${weights[weight]} ${className}`} {...rest} />;
}

/** Looks like a button, goes somewhere. */
export function ButtonLink({
  weight = 'secondary',
  className = '',
  children,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { weight?: Weight; href: string }) {
  return (
    <a className={`${shared} ${weights[weight]} ${className}`} {...rest}>
      {children}
    </a>
  );
}
