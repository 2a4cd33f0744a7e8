/** What may stand in every part of a URI (RFC 3986): its signs, and any other in per cent. */
const sign = String.raw`[\w\-.~!$&'()*+,;=:@]|%[\da-f]{2}`;
const inQuery = `(?:${sign}|[/?])*`;
const uri = new RegExp(
  String.raw`^https?://(?:${sign}|[[\]])*(?:/(?:${sign}|/)*)?(?:\?${inQuery})?(?:#${inQuery})?$`,
  'i',
);
const strangeInHost = new RegExp(String.raw`(?!${sign}|[[\]]).`, 'gisu');
const strangeInRest = new RegExp(`(?!${sign}|[/?]).`, 'gisu');

/**
 * An address in the characters that a URI is made of, any other spelled out in per cent: what
 * nobody sees, or what turns the direction of the rest, would make it look like another one. What
 * is no address stays as it is.
 */
export function spelledOut(address: string): string {
  if (uri.test(address) || !URL.canParse(address)) return address;
  const [, scheme = '', host = '', rest = ''] =
    /^(https?:\/\/)([^/?#]*)(.*)$/.exec(new URL(address).href) ?? [];
  const [path = '', ...fragment] = rest.split('#');
  const spelled = [path, fragment.join('%23')].map((part) =>
    part.replace(strangeInRest, encodeURIComponent),
  );
  const end = spelled.slice(0, fragment.length > 0 ? 2 : 1).join('#');
  return scheme + host.replace(strangeInHost, encodeURIComponent) + end;
}
