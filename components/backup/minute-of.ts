/** A moment to the minute, in UTC, without saying so. @param iso ISO time in UTC */
export const minuteOf = (iso: string): string => iso.slice(0, 16).replace('T', ' ');
