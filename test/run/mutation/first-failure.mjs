// @ts-check
import fc from 'fast-check';

/** That a property fails is enough: nobody looks at the least input that a mutant fails it with. */
fc.configureGlobal({ endOnFailure: true });
