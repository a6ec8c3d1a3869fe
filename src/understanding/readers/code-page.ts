const ENCODINGS: Record<number, string> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  20127: 'windows-1252',
  20866: 'koi8-r',
  50220: 'iso-2022-jp',
  51932: 'euc-jp',
  54936: 'gb18030',
  65001: 'utf-8',
}

/** Letters in a code page of Windows; an unknown one is taken for that of Western Europe. */
export function decodePage(content: Uint8Array, page: number): string {
  return new TextDecoder(encodingOf(page)).decode(content)
}

/** The name of a code page, as decoders know it. */
export function encodingOf(page: number): string {
  if (page >= 1250 && page <= 1258) return `windows-${page}`
  // 28591 to 28606 are ISO 8859-1 to -16; there is no -12
  if (page >= 28591 && page <= 28606 && page !== 28602) return `iso-8859-${page - 28590}`
  return ENCODINGS[page] ?? 'windows-1252'
}
