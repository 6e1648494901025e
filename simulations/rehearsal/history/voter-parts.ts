/** Sides that a part of a voter's power may go to. */
export type Side = 'for' | 'against' | 'abstain';

/**
 * What the part of a voter's power that went to one side is called in a history, where a governor lets a voter split it: a vote
 * of its own, so that "the last vote of each voter counts" drops none of them.
 */
export const partName = (voter: string, side: Side): string => `${voter} (${side})`;

/** Whose vote it is, also of a part. */
export const voterOfPart = (name: string): string => name.replace(/ \((?:for|against|abstain)\)$/, '');
