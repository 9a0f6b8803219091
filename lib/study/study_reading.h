/* study_reading.h - what the files that read study.ini share. */
#ifndef PDN_STUDY_READING_H
#define PDN_STUDY_READING_H

#include "core/textmap.h"

#include "pdnet/study.h"

enum { LINE_SIZE = 200, SEMICOLON = 0x1f };

/* The study under way, and where the reader stands. */
struct reading {
    const char *at; /* what is left of the text */
    const char *name;
    size_t line;
    pdn_study *study;
    pdn_diagnostics *findings;
    pdn_status st;
    pdn_textmap seen; /* "section\nkey", "section\n": the line of the first */
    void (*section)(struct reading *r, const char *section); /* one begins */
    bool lost; /* its heading could not be read: nothing is said of its keys */
    bool gaps; /* there was such a section: nothing is said of what is missing
                */
};

/* Records a fault at the line read last. */
void study_reading__fault(struct reading *r, const char *code, const char *fmt,
                          ...) PDN_PRINTF(3, 4);

/* A copy that lives as long as the study; NULL, noted, without memory. */
const char *study_reading__keep(struct reading *r, const char *text);

/* The next line, as fgets; counts lines, which inih does not tell, and refuses
 * what it would cut. inih takes what follows " ;" for a comment; here it
 * belongs to the value, so it travels as SEMICOLON, a sign that no line may
 * hold. */
char *study_reading__line(char *text, int size, void *reading);

/* A key of [scales]. */
void study_reading__scale(struct reading *r, const char *column,
                          const char *range);

/* The study's seed. */
void study_reading__seed(struct reading *r, const char *value);

/* "Innlandet 0.183, the region 1148/5076". */
void study_reading__references(struct reading *r, const char *value);

#endif
