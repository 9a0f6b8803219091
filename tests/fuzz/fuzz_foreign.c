/* Any bytes as a workbook, a part of one, or JSON-stat: read without harm, and
 * a refusal has its reason in lines of their own. The first byte says which
 * part the others are. */
#include "pdnet/table.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define REQUIRE(cond)                                                 \
    do {                                                              \
        if (!(cond)) fprintf(stderr, "not so: %s\n", #cond), abort(); \
    } while (0)

#define KIND                                                 \
    "http://schemas.openxmlformats.org/officeDocument/2006/" \
    "relationships/"

struct part {
    const char *name, *bytes;
};

/* A sound workbook; the fuzzed bytes take one part's place. */
static const struct part sound[] = {
    {"_rels/.rels", "<a><Relationship Id='a' Type='" KIND
                    "officeDocument' Target='xl/workbook.xml'/></a>"},
    {"xl/workbook.xml",
     "<a xmlns:r='r'><sheet name='A' sheetId='1' r:id='a'/></a>"},
    {"xl/_rels/workbook.xml.rels",
     "<a><Relationship Id='a' Type='" KIND "worksheet' Target='s.xml'/>"
     "<Relationship Id='b' Type='" KIND "sharedStrings' Target='t.xml'/>"
     "<Relationship Id='c' Type='" KIND "styles' Target='y.xml'/></a>"},
    {"xl/s.xml", "<a><row r='1'><c r='A1' t='s'><v>0</v></c></row>"
                 "<row r='2'><c r='A2' s='1'><v>44621</v></c></row></a>"},
    {"xl/t.xml", "<a><si><t>from</t></si></a>"},
    {"xl/y.xml", "<a><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs>"
                 "</a>"},
};
enum { PARTS = sizeof sound / sizeof *sound, JSON = PARTS, WHOLE };

static char path[64];

static void put_whole(const uint8_t *data, size_t size)
{
    FILE *f = fopen(path, "wb");

    REQUIRE(f != NULL && fwrite(data, 1, size, f) == size && fclose(f) == 0);
}

static void put_part(const uint8_t *data, size_t size, unsigned which)
{
    zipFile zip = zipOpen64(path, APPEND_STATUS_CREATE);
    zip_fileinfo info;

    REQUIRE(zip != NULL);
    memset(&info, 0, sizeof info);
    for (unsigned i = 0; i < PARTS; i++) {
        const void *bytes = i == which ? (const void *)data : sound[i].bytes;
        size_t n = i == which ? size : strlen(sound[i].bytes);
        REQUIRE(zipOpenNewFileInZip64(zip, sound[i].name, &info, NULL, 0, NULL,
                                      0, NULL, 0, 0, 0) == ZIP_OK);
        REQUIRE(zipWriteInFileInZip(zip, bytes, (unsigned)n) == ZIP_OK);
        REQUIRE(zipCloseFileInZip(zip) == ZIP_OK);
    }
    REQUIRE(zipClose(zip, NULL) == ZIP_OK);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    pdn_diagnostics f = {0};
    pdn_table t = {0};

    if (size == 0) return 0;
    unsigned which = data[0] % (WHOLE + 1);
    if (path[0] == '\0')
        snprintf(path, sizeof path, "/tmp/pdn-fuzz-%ld.xlsx", (long)getpid());
    if (which < PARTS)
        put_part(data + 1, size - 1, which);
    else
        put_whole(data + 1, size - 1);
    pdn_status st = pdn_csv_read(path, NULL, NULL, 0, &f, &t);
    if (st == PDN_EPARSE) {
        REQUIRE(f.errors > 0 && pdn_message()[0] != '\0');
        REQUIRE(t.rows == 0 && t.column == NULL);
        for (size_t i = 0; i < f.rows; i++)
            REQUIRE(f.row[i].message[0] != '\0' &&
                    strchr(f.row[i].message, '\n') == NULL);
    } else {
        REQUIRE(st == PDN_OK && f.errors == 0);
    }
    for (size_t k = 0; k < t.columns; k++)
        for (size_t i = 0; i < t.rows && t.column[k].kind == PDN_TEXT; i++)
            REQUIRE(t.column[k].text[i] == NULL ||
                    pdn_plain_text(t.column[k].text[i], NULL, NULL) ==
                        SIZE_MAX);
    pdn_table_clear(&t);
    pdn_diagnostics_clear(&f);
    (void)unlink(path);
    return 0;
}
