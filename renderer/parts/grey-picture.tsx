import { useEffect, useRef } from 'react';
import classes from './parts.module.css';

interface GreyPictureProps {
  readonly base64: string;
  readonly height: number;
  readonly width: number;
  readonly words: string;
}

/** A small grey picture with crisp pixels. */
export function GreyPicture({ base64, height, width, words }: GreyPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current
      ?.getContext('2d')
      ?.putImageData(new ImageData(pixelsOf(base64, width * height), width, height), 0, 0);
  }, [base64, width, height]);
  return (
    <canvas ref={canvas} width={width} height={height} className={classes.picture} role="img" aria-label={words} />
  );
}

/** Grey bytes in base64 as the RGBA pixels that a canvas takes. */
export function pixelsOf(base64: string, length: number): Uint8ClampedArray<ArrayBuffer> {
  const bytes = atob(base64);
  const pixels = new Uint8ClampedArray(length * 4);
  for (let at = 0; at < length; at++) {
    const grey = bytes.charCodeAt(at) || 0;
    pixels.set([grey, grey, grey, 255], at * 4);
  }
  return pixels;
}
