import { eld } from 'eld/small'
import type { Document } from './types.ts'

const SUBSET = ['nl', 'en', 'de', 'fr']
/** Enough to be sure; what comes after costs time and says nothing new. */
const MAX_SAMPLE = 400
eld.setLanguageSubset(SUBSET)

/** Language of what the person wrote: nl, en, de or fr. Tables and codes say nothing of it; Dutch where nothing does. */
export function languageOf(body: Document | undefined, subject: string): string {
  const lines = (body?.lines ?? []).map(({ text }) => text.trim())
  const prose = () => lines.filter(line => /\p{Ll}{2,} \p{L}{2,} \p{L}{2,}/u.test(line)).join(' ')
  const all = () => `${subject} ${lines.join(' ')}`
  for (const sample of [prose, all]) {
    const words = sample()
      .slice(0, MAX_SAMPLE)
      .replace(/\S*\d\S*|\S+@\S+|https?:\S+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
    if (words.length < 12) continue
    const { language } = eld.detect(words)
    if (SUBSET.includes(language)) return language
  }
  return 'nl'
}
