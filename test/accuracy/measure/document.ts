/** docs/accuracy.md: what is measured and how, then the tables as they were printed. */
export function document(parts: string[], seed: string): string {
  return `# What the desk understands, measured

Written by \`npm run accuracy -- --write\`; do not edit by hand. Mails made with seed ${seed}.

- The mails are made from data (\`test/accuracy/make\`), so their labels are right by construction. The words and layouts were written
  without looking at the readers, and the readers must not take theirs from here: mend what a difference teaches about mails, not the mail.
- Who works on readers leaves \`test/accuracy/sets/second\` closed. Its numbers say what the desk makes of mails that nobody tuned for.
- When a value counts as right stands in one file, \`test/accuracy/measure/compare.ts\`.
- Precision: of the values given, how many are right. Recall: of the values in the mails, how many were found. A wrong value costs both.
- A silent error is a wrong value that was given with a confidence of 0.95 or more: nobody is asked to look at it.
- \`npm run accuracy -- --failures\` lists each difference, \`--show ID\` one mail, \`--set FOLDER\` measures labelled mails of your own, \`--seed 2\` makes other mails; \`--help\` names the rest.

${parts.join('\n\n')}
`
}
