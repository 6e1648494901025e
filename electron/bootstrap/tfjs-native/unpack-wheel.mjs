// @ts-check
import process from 'node:process';
import { SetUpError } from '../say.mjs';
import { run } from './run.mjs';

/** Reads a wheel, which is a zip archive, with Python's own library. Exit status 3: what is needed is not inside. */
const UNPACK = `
import os, re, shutil, sys, zipfile
wheel, folder = sys.argv[1:]
wanted = {'lib': re.compile(r'tensorflow/(libtensorflow_(?:cc|framework)\\.so\\.2)$'),
          'include': re.compile(r'tensorflow/include/(tensorflow/(?:c|core/platform)/.*\\.h|(?:xla/)?tsl/.*\\.h)$'),
          'licences': re.compile(r'(?:tensorflow/(THIRD_PARTY_NOTICES\\.txt)|[^/]*\\.dist-info/(LICENSE))$')}
found = set()
with zipfile.ZipFile(wheel) as archive:
    for name in archive.namelist():
        for kind, pattern in wanted.items():
            match = pattern.match(name)
            if not match: continue
            found.add(kind if kind != 'lib' else match.group(1))
            place = os.path.join(folder, kind, next(group for group in match.groups() if group))
            os.makedirs(os.path.dirname(place), exist_ok=True)
            with archive.open(name) as source, open(place, 'wb') as target: shutil.copyfileobj(source, target, 1 << 20)
sys.exit(0 if found >= {'libtensorflow_cc.so.2', 'libtensorflow_framework.so.2', 'include'} else 3)
`;

/**
 * Takes out of a TensorFlow wheel what an addon needs: `lib/` (the two libraries), `include/` (the headers of the C
 * API) and `licences/`.
 * @param {string} python
 * @param {string} wheel
 * @param {string} folder
 * @throws {SetUpError} when the file cannot be read or is not such a wheel
 */
export async function unpackWheel(python, wheel, folder) {
  const { code, words } = await run(python, ['-c', UNPACK, wheel, folder]);
  if (code === 0) return;
  if (code !== 3) process.stderr.write(words);
  throw new SetUpError(
    code === 3 ? `${wheel} holds no libtensorflow_cc.so.2.` : `${wheel} could not be unpacked.`,
    'Take a Linux wheel of tensorflow-cpu 2.15 for this processor, and keep 1.5 GB of disk free.',
  );
}
