/* xlsx.h - workbooks made by hand: the parts as they stand, packed by minizip.
 */
#ifndef PDN_TEST_XLSX_H
#define PDN_TEST_XLSX_H

#include "check.h"

#include <string.h>
#include <zip.h>

struct xlsx_part {
    const char *name, *bytes;
    size_t n; /* 0: up to the NUL */
};

#define XLSX_RELATIONS                                                 \
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/" \
    "2006/relationships'>"
#define XLSX_KIND \
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define XLSX_MAIN \
    "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"

/* What points at the workbook, and from it at two sheets. */
static const struct xlsx_part xlsx_top[] = {
    {"_rels/.rels",
     XLSX_RELATIONS "<Relationship Id='r' Type='" XLSX_KIND
                    "officeDocument' Target='xl/workbook.xml'/>"
                    "</Relationships>",
     0},
    {"xl/_rels/workbook.xml.rels",
     XLSX_RELATIONS
     "<Relationship Id='a' Type='" XLSX_KIND
     "worksheet' Target='worksheets/one.xml'/>"
     "<Relationship Id='b' Type='" XLSX_KIND "worksheet' Target='/xl/two.xml'/>"
     "<Relationship Id='t' Type='" XLSX_KIND
     "sharedStrings' Target='../xl/texts.xml'/>"
     "<Relationship Id='s' Type='" XLSX_KIND "styles' Target='styles.xml'/>"
     "</Relationships>",
     0},
    {"xl/workbook.xml",
     "<workbook " XLSX_MAIN " xmlns:r='x'><sheets>"
     "<sheet name='First &amp; best' sheetId='1' r:id='a'/>"
     "<sheet name='Two' sheetId='2' r:id='b'/></sheets></workbook>",
     0},
};

static inline void xlsx_put(zipFile zip, const struct xlsx_part *p)
{
    zip_fileinfo info;
    size_t n = p->n > 0 ? p->n : strlen(p->bytes);

    memset(&info, 0, sizeof info);
    assert_int_equal(zipOpenNewFileInZip64(zip, p->name, &info, NULL, 0, NULL,
                                           0, NULL, Z_DEFLATED, 9, 0),
                     ZIP_OK);
    assert_int_equal(zipWriteInFileInZip(zip, p->bytes, (unsigned)n), ZIP_OK);
    assert_int_equal(zipCloseFileInZip(zip), ZIP_OK);
}

/* A workbook of the top and the parts given; one of a name of the top takes its
 * place. */
static inline void xlsx_write(const char *path, const struct xlsx_part *part,
                              size_t parts)
{
    zipFile zip = zipOpen64(path, APPEND_STATUS_CREATE);

    assert_non_null(zip);
    for (size_t i = 0; i < LEN(xlsx_top); i++) {
        size_t k = 0;
        while (k < parts && strcmp(part[k].name, xlsx_top[i].name) != 0)
            k++;
        if (k == parts) xlsx_put(zip, &xlsx_top[i]);
    }
    for (size_t k = 0; k < parts; k++)
        xlsx_put(zip, &part[k]);
    assert_int_equal(zipClose(zip, NULL), ZIP_OK);
}

#endif
