/** Groups whose words are not shown (RTF 1.9.1); every group that begins with "\*" is silent besides. */
export const SILENT = new Set(
  'fonttbl colortbl stylesheet info pict object themedata colorschememapping latentstyles datastore xmlnstbl listtable listoverridetable rsidtbl generator header headerl headerr headerf footer footerl footerr footerf fldinst bkmkstart bkmkend filetbl revtbl mmathPr'.split(
    ' ',
  ),
)

/** Words that stand for a letter or for the end of something. */
export const SIGNS = new Map([
  ['par', '\n'],
  ['line', '\n'],
  ['sect', '\n'],
  ['page', '\n'],
  ['row', '\n'],
  ['nestrow', '\n'],
  ['cell', '\t'],
  ['nestcell', '\t'],
  ['tab', '\t'],
  ['emdash', '—'],
  ['endash', '–'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['bullet', '•'],
  ['emspace', ' '],
  ['enspace', ' '],
])
