/* graphml_folder.h - a folder of a test of its own, and two files in it. */
#ifndef PDN_TESTS_GRAPHML_FOLDER_H
#define PDN_TESTS_GRAPHML_FOLDER_H

#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/pdn-graphml-XXXXXX";
static char first[64], second[64];

static inline int open_folder(void **state)
{
    (void)state;
    if (mkdtemp(folder) == NULL) return 1;
    snprintf(first, sizeof first, "%s/first.graphml", folder);
    snprintf(second, sizeof second, "%s/second.graphml", folder);
    return 0;
}

static inline int close_folder(void **state)
{
    (void)state;
    (void)unlink(first);
    (void)unlink(second);
    return rmdir(folder);
}

/* What is read: `first`. */
static inline void save(const char *text)
{
    FILE *f = fopen(first, "wb");

    assert_non_null(f);
    assert_int_equal(fwrite(text, 1, strlen(text), f), strlen(text));
    fclose(f);
}

#endif
