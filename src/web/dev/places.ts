import type { Place } from './deps.ts'

const MOST = 10

/** 'orderportal@lindehout.example:5,info@lindehout.example:3' for an address of a page, and back. */
export const placesToText = (places: Place[]): string => places.map(it => `${it.address}:${it.uid}`).join(',')

/** What is not of that form is left out. */
export function placesFromText(text: string): Place[] {
  return text
    .split(',')
    .slice(0, MOST)
    .flatMap(part => {
      const found = /^([^\s@:]{1,64}@[^\s@:]{1,255}):(\d{1,9})$/.exec(part)
      return found ? [{ address: found[1]!, uid: Number(found[2]) }] : []
    })
}
