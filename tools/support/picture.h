/* picture.h - an output file that is a picture: its form, its size, its
 * provenance. */
#ifndef PDN_PICTURE_H
#define PDN_PICTURE_H

#include "cli.h"

#include "pdnet/core.h"
#include "pdnet/files.h"
#include "pdnet/sheets.h"

/** Zero-initialise. */
typedef struct {
    pdn_canvas_kind form;
    double width, height; /* points */
    bool people;          /* it shows people: for its owner alone */
    bool internal; /* --internal: its note has digests of people's files */
    pdn_atomic_file out;
    pdn_canvas *canvas; /* NULL when none is under way */
    FILE *held;         /* a picture for standard output until it is whole */
    char *bytes;
    size_t length;
} pdn_picture;

/** The form by the ending of -o; a misuse when it names none. */
pdn_status picture__form(pdn_picture *p, pdn_call *call);

/** The size by "a3", "a4", "slide" or "WxH" in millimetres; else a misuse. */
pdn_status picture__size(pdn_picture *p, pdn_call *call, const char *size);

/** Opens the output and a canvas whose note is the call's provenance. */
pdn_status picture__begin(pdn_picture *p, const pdn_call *call,
                          const char *title, const char *about);

/** Ends the canvas: the drawing's failure, else the canvas's own. The file is
 *  the caller's to commit or to abandon; standard output has had nothing where
 *  the drawing failed. */
pdn_status picture__finish(pdn_picture *p, pdn_status drawn);

/** Takes what the description beside a table tells (wave, n, seed, draws) into
 *  the facts; the wave lives in text. */
pdn_status picture__learn_facts(const char *path, pdn_arena *text,
                                pdn_sheet_facts *facts);

#endif
