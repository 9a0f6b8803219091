/* purposes.h - what random streams are drawn for, all of it. Two purposes have
 * two numbers, so that no question sees another's draws; who gives one number
 * twice does not compile. A number never changes: every result hangs on it. */
#ifndef PDN_PURPOSES_H
#define PDN_PURPOSES_H

/* The purpose of an outcome's ranks is no constant: a hash of indicator and
 * year (lib/outcomes/baseline/baseline.c). */
#define PURPOSES(X)                   \
    X(LABELS, 601)                    \
    X(CONTACTS, 605)                  \
    X(RATINGS, 602)                   \
    X(BARRIERS, 604)                  \
    X(TOP_SHARE, 606)                 \
    X(RESPONDENTS, 603)               \
    X(CONTRAST, 0x636e7472)           \
    X(NULL_NETWORK, 0x6e756c6c)       \
    X(RELABEL, 0x6c616265)            \
    X(GRAPH_BOOTSTRAP, 0x77686f6c)    \
    X(ROLES, 0x726f6c65)              \
    X(LEIDEN, 0x6c656964)             \
    X(RANK_ROBUSTNESS, 0x72616e6b)    \
    X(PATHS, 0x70617468)              \
    X(QAP, 0x9a9)                     \
    X(FRAGILITY, 0xf7a6)              \
    X(KEYPLAYERS, 0x6b79)             \
    X(DEVIANTS_BY_CHANCE, 0x6465766e) \
    X(DEVIANT_RANKS, 0x71756172)      \
    X(HANDOVERS, 0x4a9d)              \
    X(WAVE_EXCHANGE, 0x77617665)      \
    X(WAVE_PEOPLE, 0x77617670)        \
    X(WAVE_SIGNS, 0x77617673)         \
    X(SYNTH_HOLDER, 7001)             \
    X(SYNTH_POST, 7002)               \
    X(SYNTH_NONRESPONSE, 7003)        \
    X(SYNTH_MEETING, 7004)            \
    X(SYNTH_ANSWER, 7005)             \
    X(SYNTH_UNIT, 7006)               \
    X(SYNTH_EVENTS, 7007)             \
    X(SYNTH_PRACTICE, 7008)

#define PURPOSE_VALUE(name, value) PURPOSE_##name = (value),
enum { PURPOSES(PURPOSE_VALUE) };
#undef PURPOSE_VALUE

/* Never called: two equal numbers are two equal cases, which no compiler
 * takes. */
#define PURPOSE_CASE(name, value) case (value):
static inline void purposes__differ(int purpose)
{
    switch (purpose) {
        PURPOSES(PURPOSE_CASE)
    default: break;
    }
}
#undef PURPOSE_CASE

#endif
