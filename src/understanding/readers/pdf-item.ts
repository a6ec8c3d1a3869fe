/** A piece of text on a page: points from the top left, `y` is the line that letters stand on. */
export interface Item {
  text: string
  x: number
  y: number
  width: number
  size: number
}
