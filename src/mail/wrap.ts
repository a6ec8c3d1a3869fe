const WIDTH = 76

/**
 * Plain text as a person would type it: lines of at most 76 characters where words allow it (RFC 3676 s. 4.2), a list item
 * indented below its dash, at most one empty line in a row. A link is never broken.
 */
export function wrap(text: string): string {
  const lines = text.split('\n').map(line => line.trimEnd())
  const wrapped = lines.flatMap(line => (line.length <= WIDTH ? [line] : fold(line)))
  return `${wrapped
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}

function fold(line: string): string[] {
  const [indent = ''] = /^ *(?:- |\d+\. )?/.exec(line) ?? []
  const hanging = ' '.repeat(indent.length)
  const lines: string[] = []
  let at = indent
  for (const word of line.slice(indent.length).split(' ')) {
    const begun = at !== indent && at !== hanging
    if (begun && at.length + 1 + word.length > WIDTH) {
      lines.push(at)
      at = hanging + word
    } else at += begun ? ` ${word}` : word
  }
  return [...lines, at]
}
