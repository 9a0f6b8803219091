/* masked_columns.h - what masking does to each column of each file that holds
 * people. */
#ifndef PDN_MASKED_COLUMNS_H
#define PDN_MASKED_COLUMNS_H

typedef enum {
    MASK_DROP,     /* goes, unless it is kept by name */
    MASK_NAME,     /* names somebody: goes, and cannot be kept */
    MASK_PERSON,   /* id, alias or name of somebody: the pseudonym of the id */
    MASK_SPELLING, /* another spelling of an id: its own pseudonym */
    MASK_EITHER,   /* somebody or a group: a pseudonym where it is somebody */
    MASK_PEOPLE,   /* people and groups, parted by , ; or +: groups of the list
                      stay, of anybody else the pseudonym */
    MASK_SPEAKER,  /* who said so: withheld, where a file must say it */
    MASK_GROUP,    /* stays; somebody's id or name in it is a fault */
    MASK_STAYS     /* stays; somebody's id or name in it is replaced */
} masked_columns__treatment;

/** What becomes of the column of a file of that kind ("actors" ...; "codebook"
 *  too). The actors and ties of a network have the columns of those files. */
masked_columns__treatment masked_columns__of(const char *kind,
                                             const char *column);

#endif
