/* detectable.h - what change from the nullpunkt a unit of this size could show.
 */
#ifndef PDN_DETECTABLE_H
#define PDN_DETECTABLE_H

/**
 * The smallest change from p0 that a comparison of two periods of n people
 * each would find: 5 % two-sided, 80 % power, unpaired.
 *
 * @param p0  share at the nullpunkt.
 * @param up  > 0: a rise is looked for (higher is better), else a fall.
 *
 * Unit    share (.07 = seven percentage points), > 0. NaN where no change
 *         within 0 .. 1 is large enough, or an argument is out of range.
 * Source  power.prop.test (a rise) in R.
 */
double detectable__change(double p0, double n, int up);

#endif
