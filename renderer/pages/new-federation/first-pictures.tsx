import type { FirstPictures as Pictures } from '../../draft/draft-history.js';
import { GreyPicture } from '../../parts/grey-picture.js';
import classes from './new-federation.module.css';

/** The first pictures of a file, as they are. */
export function FirstPictures({ pictures: { base64, height, width } }: { readonly pictures: Pictures }) {
  return (
    <section>
      <h2>
        The first pictures{' '}
        <span className={classes.quiet}>
          {width} × {height} pixels
        </span>
      </h2>
      <div className={classes.pictures}>
        {base64.map((bytes, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the picture's number
          <GreyPicture key={at} base64={bytes} height={height} width={width} words={`Picture ${at}`} />
        ))}
      </div>
    </section>
  );
}
