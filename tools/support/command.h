/* command.h - the command line as an output's provenance records it. */
#ifndef PDN_COMMAND_H
#define PDN_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

/** Words under way; zero-initialise, free text. */
typedef struct {
    char *text; /* NULL before the first word */
    size_t used, capacity;
    bool lost; /* memory was out: a word is missing */
} pdn_command;

/** Adds a word, in quotes where a shell needs them. What is no plain text
 *  becomes `?`, so that every output can carry it. Where memory is out, `lost`
 *  says so, and the command is not to be recorded. */
void command__add(pdn_command *c, const char *word);

/** Adds the last part of a path: where a file lay changes nothing. */
void command__add_path(pdn_command *c, const char *path);

#endif
