// The keys that controls act upon, by their codes in `Qt.Key`.
export const SPACE = 0x20;
export const ESCAPE = 0x1000000;
export const TAB = 0x1000001;
export const BACKTAB = 0x1000002;
export const RETURN = 0x1000004;
export const ENTER = 0x1000005;
export const HOME = 0x1000010;
export const END = 0x1000011;
export const LEFT = 0x1000012;
export const UP = 0x1000013;
export const RIGHT = 0x1000014;
export const DOWN = 0x1000015;
export const PAGE_UP = 0x1000016;
export const PAGE_DOWN = 0x1000017;
