export const NO_BROWSER: string;
export function findBrowser(
  env?: Record<string, string | undefined>,
  exists?: (path: string) => boolean,
): string | undefined;
export function browserArguments(): string[];
