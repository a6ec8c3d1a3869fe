/** The few methods of pdfkit that the sample documents use: the package brings no types. */
declare module 'pdfkit' {
  interface TextOptions {
    width?: number
    align?: 'left' | 'right' | 'center'
    lineBreak?: boolean
  }
  export default class PDFDocument {
    constructor(options: { size: string; margin: number; info: { [name: string]: string | Date } })
    font(name: string): this
    fontSize(points: number): this
    fillColor(colour: string): this
    text(text: string, x: number, y: number, options?: TextOptions): this
    rect(x: number, y: number, width: number, height: number): this
    moveTo(x: number, y: number): this
    lineTo(x: number, y: number): this
    lineWidth(points: number): this
    stroke(colour?: string): this
    fill(colour: string): this
    heightOfString(text: string, options?: TextOptions): number
    on(event: 'data', listener: (chunk: Buffer) => void): this
    on(event: 'end', listener: () => void): this
    end(): void
  }
}
