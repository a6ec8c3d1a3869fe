/** A page as it was photographed: one byte a pixel, 0 black to 255 white, rows from the top. */
export interface Picture {
  width: number
  height: number
  grey: Uint8Array
}

export type Turn = 0 | 90 | 180 | 270

/** Pixels of colour to grey, transparency on white. `channels`: 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha. */
export function toGrey(data: Uint8Array, pixels: number, channels: 1 | 2 | 3 | 4): Uint8Array {
  if (channels === 1) return data.subarray(0, pixels)
  const grey = new Uint8Array(pixels)
  const colours = channels > 2
  const alpha = channels % 2 === 0
  for (let pixel = 0, at = 0; pixel < pixels; pixel += 1, at += channels) {
    // ITU-R BT.601 s. 2.5.1
    const light = colours ? (data[at]! * 77 + data[at + 1]! * 150 + data[at + 2]! * 29) >> 8 : data[at]!
    grey[pixel] = alpha ? 255 - ((255 - light) * data[at + channels - 1]!) / 255 : light
  }
  return grey
}

/** Turned clockwise by quarters. */
export function turned({ width, height, grey }: Picture, turn: Turn): Picture {
  if (turn === 0) return { width, height, grey }
  const out = new Uint8Array(grey.length)
  if (turn === 180) {
    for (let at = 0, end = grey.length - 1; at <= end; at += 1) out[end - at] = grey[at]!
    return { width, height, grey: out }
  }
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 1)
      out[turn === 90 ? x * height + height - 1 - y : (width - 1 - x) * height + y] = grey[at]!
  return { width: height, height: width, grey: out }
}

/** Larger or smaller by a factor: smooth when it grows, the mean of what falls together when it shrinks. */
export function scaled(picture: Picture, factor: number): Picture {
  const width = Math.max(1, Math.round(picture.width * factor))
  const height = Math.max(1, Math.round(picture.height * factor))
  return factor < 1 ? shrunk(picture, width, height) : grown(picture, width, height)
}

function grown({ width: w, height: h, grey }: Picture, width: number, height: number): Picture {
  const out = new Uint8Array(width * height)
  for (let y = 0, at = 0; y < height; y += 1) {
    const fromY = Math.min(h - 1, Math.max(0, ((y + 0.5) * h) / height - 0.5))
    const top = Math.floor(fromY) * w
    const below = Math.min(h - 1, Math.floor(fromY) + 1) * w
    const down = fromY - Math.floor(fromY)
    for (let x = 0; x < width; x += 1, at += 1) {
      const fromX = Math.min(w - 1, Math.max(0, ((x + 0.5) * w) / width - 0.5))
      const left = Math.floor(fromX)
      const right = Math.min(w - 1, left + 1)
      const across = fromX - left
      const upper = grey[top + left]! * (1 - across) + grey[top + right]! * across
      const lower = grey[below + left]! * (1 - across) + grey[below + right]! * across
      out[at] = upper * (1 - down) + lower * down
    }
  }
  return { width, height, grey: out }
}

function shrunk({ width: w, height: h, grey }: Picture, width: number, height: number): Picture {
  const out = new Uint8Array(width * height)
  for (let y = 0, at = 0; y < height; y += 1) {
    const top = Math.floor((y * h) / height)
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * h) / height))
    for (let x = 0; x < width; x += 1, at += 1) {
      const left = Math.floor((x * w) / width)
      const right = Math.max(left + 1, Math.floor(((x + 1) * w) / width))
      let sum = 0
      for (let row = top; row < bottom; row += 1)
        for (let column = left; column < right; column += 1) sum += grey[row * w + column]!
      out[at] = sum / ((bottom - top) * (right - left))
    }
  }
  return { width, height, grey: out }
}

/** Turned clockwise by a small angle in radians about its middle, same size, white where nothing was. */
export function tilted({ width, height, grey }: Picture, radians: number): Picture {
  const out = new Uint8Array(grey.length).fill(255)
  const [sin, cos] = [Math.sin(radians), Math.cos(radians)]
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2]
  for (let y = 0, at = 0; y < height; y += 1) {
    let fromX = (0 - middleX) * cos + (y - middleY) * sin + middleX
    let fromY = -(0 - middleX) * sin + (y - middleY) * cos + middleY
    for (let x = 0; x < width; x += 1, at += 1, fromX += cos, fromY -= sin) {
      const left = Math.floor(fromX)
      const top = Math.floor(fromY)
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) continue
      const across = fromX - left
      const down = fromY - top
      const first = top * width + left
      const upper = grey[first]! * (1 - across) + grey[first + 1]! * across
      const lower = grey[first + width]! * (1 - across) + grey[first + width + 1]! * across
      out[at] = upper * (1 - down) + lower * down
    }
  }
  return { width, height, grey: out }
}
