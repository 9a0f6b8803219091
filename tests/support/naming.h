/* naming.h - the words of a study of young people outside school and work. */
#ifndef PDN_TEST_NAMING_H
#define PDN_TEST_NAMING_H

#include "pdnet/words.h"

static const pdn_naming words_of_a_study[PDN_LANGS] = {
    [PDN_BOKMAL] = {"utenfor skole og arbeid",
                    {NULL, NULL},
                    "ung",
                    "unge",
                    "de unge",
                    "kommune",
                    "kommuner",
                    NULL,
                    NULL,
                    0,
                    NULL,
                    0,
                    NULL,
                    0},
    [PDN_NYNORSK] = {"utanfor skule og arbeid",
                     {NULL, NULL},
                     "ung",
                     "unge",
                     "dei unge",
                     "kommune",
                     "kommunar",
                     NULL,
                     NULL,
                     0,
                     NULL,
                     0,
                     NULL,
                     0},
    [PDN_ENGLISH] = {"outside school and work",
                     {NULL, NULL},
                     "young person",
                     "young people",
                     "young people",
                     "municipality",
                     "municipalities",
                     NULL,
                     NULL,
                     0,
                     NULL,
                     0,
                     NULL,
                     0},
};

#endif
