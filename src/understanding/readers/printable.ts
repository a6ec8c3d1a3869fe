/** Text without the signs that no page shows and no database stores: NUL and other controls, halves of letters. */
export const printable = (text: string) => text.replaceAll(/[^\P{Cc}\t\n\r]/gu, '').toWellFormed()
