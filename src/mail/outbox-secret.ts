/** What a colleague sees where the secret link of a mail will stand. */
export const MASK = 'https://••••••••••••••••'

/** Bodies are quoted-printable: a soft line break may stand anywhere in the placeholder, and at both sides of the secret. */
const SOFT_BREAK = '=\r\n'

/**
 * Put a secret where its placeholder stands in a composed mail. Throws when the placeholder is not there or the secret is no
 * plain URL: a mail without its link must not leave.
 */
export function joinSecret(bytes: Buffer, placeholder: string, secret: string): Buffer {
  if (!/^https?:\/\/[A-Za-z0-9._~:/?#@+%=-]{1,2000}$/.test(secret)) throw new Error('the secret is no plain URL')
  const pieces = secret.match(/.{1,70}/g)!.map(piece => piece.replaceAll('=', '=3D'))
  const joined = SOFT_BREAK + pieces.join(SOFT_BREAK) + SOFT_BREAK
  const pattern = new RegExp(
    placeholder
      .match(/./g)!
      .map(char => `[${char}]`)
      .join('(?:=\\r\\n)?'),
    'g',
  )
  const text = bytes.toString('latin1')
  const result = text.replace(pattern, () => joined)
  if (result === text) throw new Error('the mail has no place for its secret link')
  return Buffer.from(result, 'latin1')
}
