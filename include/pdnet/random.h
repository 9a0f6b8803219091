/* random.h - one seeded stream per replicate, so that draw number r is the
 * same whatever thread makes it and whatever was drawn before. */
#ifndef PDN_RANDOM_H
#define PDN_RANDOM_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A stream: xoshiro256++ (Blackman and Vigna 2021, ACM TOMS 47:36). */
typedef struct {
    uint64_t s[4];
} pdn_random;

/** Starts the stream of replicate `stream` under `seed`. `purpose` keeps the
 *  draws of different questions apart (any number, fixed in the code that
 *  asks). The state is filled by splitmix64 over the three. */
void pdn_random_start(pdn_random *r, uint64_t seed, uint64_t purpose,
                      uint64_t stream);

/** 64 random bits. */
static inline uint64_t pdn_random_bits(pdn_random *r)
{
    uint64_t *s = r->s;
    uint64_t sum = s[0] + s[3];
    uint64_t bits = ((sum << 23) | (sum >> 41)) + s[0];
    uint64_t t = s[1] << 17;

    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = (s[3] << 45) | (s[3] >> 19);
    return bits;
}

/** The number of 0 .. n-1 that 32 random bits stand for, without bias: where
 *  some would be likelier, new bits are taken (Lemire 2019, ACM TOMACS 29:3).
 *  n > 0. */
static inline uint32_t pdn_random_fit(pdn_random *r, uint32_t bits, uint32_t n)
{
    uint64_t product = (uint64_t)bits * n;
    uint32_t low = (uint32_t)product;

    if (low < n) {
        uint32_t least = (uint32_t)(-n) % n;
        while (low < least) {
            product = (pdn_random_bits(r) >> 32) * n;
            low = (uint32_t)product;
        }
    }
    return (uint32_t)(product >> 32);
}

/** Uniform on 0 .. n-1. n > 0. */
static inline uint32_t pdn_random_below(pdn_random *r, uint32_t n)
{
    return pdn_random_fit(r, (uint32_t)(pdn_random_bits(r) >> 32), n);
}

/** Uniform on [0, 1), 53 bits. */
static inline double pdn_random_unit(pdn_random *r)
{
    return (double)(pdn_random_bits(r) >> 11) * 0x1p-53;
}

/** Shuffles x in place, every order equally likely (Fisher and Yates). */
static inline void pdn_random_shuffle(pdn_random *r, uint32_t *x, size_t n)
{
    for (size_t i = n; i > 1; i--) {
        size_t j = pdn_random_below(r, (uint32_t)i);
        uint32_t keep = x[i - 1];
        x[i - 1] = x[j];
        x[j] = keep;
    }
}

/** Standard normal (polar method, Marsaglia and Bray 1964). */
double pdn_random_normal(pdn_random *r);

/** Gamma with shape > 0 and scale 1 (Marsaglia and Tsang 2000). */
double pdn_random_gamma(pdn_random *r, double shape);

/** Beta with a, b > 0. */
double pdn_random_beta(pdn_random *r, double a, double b);

/** Binomial: how many of n succeed, each with chance p. Exact by counting;
 *  O(n). For made data. */
uint32_t pdn_random_binomial(pdn_random *r, uint32_t n, double p);

#ifdef __cplusplus
}
#endif

#endif
