// Database URLs in messages and logs.

/** A database's URL without its password. */
export function hideSecret(url: string): string {
  return url.replace(/(:\/\/[^:@/]*):[^@]*@/, '$1:…@');
}
