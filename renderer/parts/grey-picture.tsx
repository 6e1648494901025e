import { useEffect, useRef } from 'react';
import { pixelsOf } from './grey-bytes.js';
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
