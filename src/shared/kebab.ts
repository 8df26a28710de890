// How the name of a property is written in attributes and in names of events.

/** `errorString` is `error-string`. */
export const kebab = (name: string): string => name.replace(/\B[A-Z]/g, '-$&').toLowerCase();
