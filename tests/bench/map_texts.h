/* map_texts.h - whether the texts of a drawn map lie on each other, counted
 * from its SVG. */
#ifndef PDN_MAP_TEXTS_H
#define PDN_MAP_TEXTS_H

#include "layout/labels.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAP_TEXTS = 2000, NAMED = 60 };

static inline double map_texts__number(const char *tag, const char *name)
{
    char key[40];
    const char *at = NULL;

    (void)snprintf(key, sizeof key, " %s=\"", name);
    at = strstr(tag, key);
    return at == NULL ? 0 : strtod(at + strlen(key), NULL);
}

/* Where the letters of a text element stand: capitals reach .72 of the size
 * above the line, tails .2 below it. */
static inline pdn_box map_texts__box(const char *tag)
{
    double size = map_texts__number(tag, "font-size");
    double width = map_texts__number(tag, "textLength");
    pdn_box b = {map_texts__number(tag, "x"),
                 map_texts__number(tag, "y") - .72 * size, width, .92 * size};

    if (strstr(tag, "text-anchor=\"middle\"") != NULL) b.x -= width / 2;
    if (strstr(tag, "text-anchor=\"end\"") != NULL) b.x -= width;
    return b;
}

/* What was counted in a drawing. */
struct map_texts {
    size_t texts, meet, named, left_out; /* left_out: as the sheet says */
};

static inline struct map_texts map_texts__count(FILE *svg)
{
    static pdn_box box[MAP_TEXTS];
    static char line[20000], all[100000];
    struct map_texts t = {0};
    size_t used = 0;

    while (fgets(line, sizeof line, svg) != NULL) {
        const char *text = strchr(line, '>');
        if (strncmp(line, "<text ", 6) != 0 || t.texts >= MAP_TEXTS) continue;
        t.named += strstr(line, "Etternavn") != NULL;
        if (text != NULL && used < sizeof all)
            used += (size_t)snprintf(all + used, sizeof all - used, "%.*s ",
                                     (int)strcspn(text + 1, "<"), text + 1);
        if (strstr(line, "rotate") == NULL)
            box[t.texts++] = map_texts__box(line);
    }
    for (size_t i = 0; i < t.texts; i++)
        for (size_t k = 0; k < i; k++)
            t.meet += labels__boxes_meet(box[i], box[k]);
    const char *said = strstr(all, " names are left");
    while (said != NULL && said > all && said[-1] != ' ')
        said--;
    if (said != NULL) t.left_out = strtoul(said, NULL, 10);
    return t;
}

/* 60 people of six services and three places, with long names. */
static inline void map_texts__make(const char *folder)
{
    char path[300];
    uint32_t r = 12345;

    (void)snprintf(path, sizeof path, "%s/a.csv", folder);
    FILE *f = fopen(path, "w");
    if (f == NULL) exit(1);
    fprintf(f, "id,name,sector,municipality,responded\n");
    for (int i = 0; i < NAMED; i++)
        fprintf(f, "p%d,Ingeborg-Marie Etternavn%d,service %d,place %d,1\n", i,
                i, i % 6, i / 6 % 3);
    fclose(f);
    (void)snprintf(path, sizeof path, "%s/t.csv", folder);
    f = fopen(path, "w");
    if (f == NULL) exit(1);
    fprintf(f, "from,to\n");
    for (uint32_t i = 0; i < NAMED; i++)
        for (uint32_t j = 0; j < NAMED; j++) {
            bool near = i % 6 == j % 6;
            r = r * 1664525u + 1013904223u;
            if (i != j && r >> 24 < (near ? 90u : 12u))
                fprintf(f, "p%u,p%u\n", i, j);
        }
    fclose(f);
}

/* Draws them with their names, near others of each column in turn. */
static inline void map_texts__print(const char *build)
{
    static const char *const near[] = {"sector", "municipality", "none"};
    char folder[] = "/tmp/bench-map-XXXXXX", line[900];

    if (mkdtemp(folder) == NULL) exit(1);
    map_texts__make(folder);
    (void)snprintf(line, sizeof line,
                   "%s/bin/pdn-ingest -q --actors %s/a.csv --ties %s/t.csv -o "
                   "%s/n.graphml 2>/dev/null",
                   build, folder, folder, folder);
    if (system(line) != 0) fprintf(stderr, "no %s/bin/pdn-ingest\n", build);
    printf("%-14s %6s %9s %6s %14s\n", "60 people near", "texts", "on others",
           "named", "said left out");
    for (size_t k = 0; k < sizeof near / sizeof *near; k++) {
        (void)snprintf(line, sizeof line,
                       "%s/bin/pdn-plot network --internal --lang en --size a3 "
                       "--near %s %s/n.graphml -o %s/m.svg 2>/dev/null && "
                       "cat %s/m.svg",
                       build, near[k], folder, folder, folder);
        FILE *svg = popen(line, "r");
        if (svg == NULL) exit(1);
        struct map_texts t = map_texts__count(svg);
        pclose(svg);
        printf("%-14s %6zu %9zu %6zu %14zu\n", near[k], t.texts, t.meet,
               t.named, t.left_out);
    }
    (void)snprintf(line, sizeof line, "rm -r %s", folder);
    if (system(line) != 0) fprintf(stderr, "%s stays\n", folder);
}

#endif
