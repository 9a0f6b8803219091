/* How fast files come in: a workbook of 100 000 rows beside the same CSV, and a
 * CSV of 40 000 columns beside one of 4 000 with as many cells. Prints time,
 * ratio and the peak of memory; each reading in a process of its own. */
#include "pdnet/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <zip.h>

enum { ROWS = 100000, TURNS = 5 };

static char folder[] = "/tmp/pdn-bench-XXXXXX";

static void fail(const char *what)
{
    fprintf(stderr, "bench_files: %s\n", what);
    exit(1);
}

/* ---- The files ---------------------------------------------------------- */

static const char *const sector[] = {"NAV", "BUP", "Barnevern", "Skole"};

static void write_csv(const char *path)
{
    FILE *f = fopen(path, "w");

    if (f == NULL) fail("no file");
    fputs("fra,til,hyppighet,kvalitet,sektor,kommentar,alder,dato\n", f);
    for (int i = 0; i < ROWS; i++)
        fprintf(f, "P%d,P%d,%d,%d.5,%s,svar nummer %d,%d,2024-11-%02d\n",
                i % 5000, (i * 7 + 1) % 5000, i % 5, i % 4, sector[i % 4],
                i % 900, 20 + i % 40, 1 + i % 28);
    if (fclose(f) != 0) fail("no file");
}

struct part {
    zipFile zip;
    char text[65536];
    size_t n;
};

static void flush_part(struct part *p)
{
    if (zipWriteInFileInZip(p->zip, p->text, (unsigned)p->n) != ZIP_OK)
        fail("zip");
    p->n = 0;
}

static void open_part(struct part *p, const char *name)
{
    zip_fileinfo info;

    memset(&info, 0, sizeof info);
    if (zipOpenNewFileInZip64(p->zip, name, &info, NULL, 0, NULL, 0, NULL,
                              Z_DEFLATED, 6, 0) != ZIP_OK)
        fail("zip");
    p->n = 0;
}

static void say(struct part *p, const char *text)
{
    size_t n = strlen(text);

    if (p->n + n > sizeof p->text) flush_part(p);
    memcpy(p->text + p->n, text, n);
    p->n += n;
}

static void close_part(struct part *p)
{
    flush_part(p);
    if (zipCloseFileInZip(p->zip) != ZIP_OK) fail("zip");
}

static void put(struct part *p, const char *name, const char *text)
{
    open_part(p, name);
    say(p, text);
    close_part(p);
}

#define KIND                                                 \
    "http://schemas.openxmlformats.org/officeDocument/2006/" \
    "relationships/"

static void put_rows(struct part *p)
{
    char text[1024];

    open_part(p, "xl/worksheets/sheet1.xml");
    say(p, "<worksheet><sheetData><row r=\"1\">");
    for (int k = 0; k < 8; k++) {
        snprintf(text, sizeof text, "<c r=\"%c1\" t=\"s\"><v>%d</v></c>",
                 'A' + k, k);
        say(p, text);
    }
    say(p, "</row>");
    for (int i = 0; i < ROWS; i++) {
        int r = i + 2;
        snprintf(text, sizeof text,
                 "<row r=\"%d\" spans=\"1:8\"><c r=\"A%d\" t=\"s\"><v>%d</v>"
                 "</c><c r=\"B%d\" t=\"s\"><v>%d</v></c><c r=\"C%d\"><v>%d</v>"
                 "</c><c r=\"D%d\"><v>%d.5</v></c><c r=\"E%d\" t=\"s\"><v>%d"
                 "</v></c><c r=\"F%d\" t=\"s\"><v>%d</v></c><c r=\"G%d\"><v>%d"
                 "</v></c><c r=\"H%d\" s=\"1\"><v>%d</v></c></row>",
                 r, r, 12 + i % 5000, r, 12 + (i * 7 + 1) % 5000, r, i % 5, r,
                 i % 4, r, 8 + i % 4, r, 5012 + i % 900, r, 20 + i % 40, r,
                 45597 + i % 28);
        say(p, text);
    }
    say(p, "</sheetData></worksheet>");
    close_part(p);
}

static void put_texts(struct part *p)
{
    static const char *const head[] = {"fra",      "til",    "hyppighet",
                                       "kvalitet", "sektor", "kommentar",
                                       "alder",    "dato"};
    char text[128];

    open_part(p, "xl/sharedStrings.xml");
    say(p, "<sst>");
    for (int i = 0; i < 5912; i++) {
        if (i < 8)
            snprintf(text, sizeof text, "%s", head[i]);
        else if (i < 12)
            snprintf(text, sizeof text, "%s", sector[i - 8]);
        else if (i < 5012)
            snprintf(text, sizeof text, "P%d", i - 12);
        else
            snprintf(text, sizeof text, "svar nummer %d", i - 5012);
        say(p, "<si><t>");
        say(p, text);
        say(p, "</t></si>");
    }
    say(p, "</sst>");
    close_part(p);
}

static void write_workbook(const char *path)
{
    static struct part p;

    p.zip = zipOpen64(path, APPEND_STATUS_CREATE);
    if (p.zip == NULL) fail("zip");
    put(&p, "_rels/.rels",
        "<Relationships><Relationship Id=\"a\" Type=\"" KIND
        "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    put(&p, "xl/workbook.xml",
        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Ark1\" sheetId=\"1\" "
        "r:id=\"a\"/></sheets></workbook>");
    put(&p, "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"a\" Type=\"" KIND
        "worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"b\" "
        "Type=\"" KIND "sharedStrings\" Target=\"sharedStrings.xml\"/>"
        "<Relationship Id=\"c\" Type=\"" KIND
        "styles\" Target=\"styles.xml\"/></Relationships>");
    put(&p, "xl/styles.xml",
        "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"
        "</cellXfs></styleSheet>");
    put_texts(&p);
    put_rows(&p);
    if (zipClose(p.zip, NULL) != ZIP_OK) fail("zip");
}

static void write_wide(const char *path, int columns, int rows)
{
    FILE *f = fopen(path, "w");

    if (f == NULL) fail("no file");
    for (int r = 0; r <= rows; r++)
        for (int k = 0; k < columns; k++)
            fprintf(f, r == 0 ? "Q%d%c" : "%d%c", k,
                    k + 1 < columns ? ',' : '\n');
    if (fclose(f) != 0) fail("no file");
}

/* ---- The readings ------------------------------------------------------- */

struct cost {
    double seconds;
    long kib;
    size_t rows;
};

static void read_once(const char *path, int to)
{
    struct cost c = {0};
    struct timespec a, b;
    struct rusage used;
    pdn_diagnostics f = {0};
    pdn_table t = {0};

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &a);
    if (pdn_csv_read(path, NULL, NULL, 0, &f, &t) != PDN_OK)
        fail(pdn_message());
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &b);
    getrusage(RUSAGE_SELF, &used);
    c.seconds =
        (double)(b.tv_sec - a.tv_sec) + 1e-9 * (double)(b.tv_nsec - a.tv_nsec);
    c.kib = used.ru_maxrss;
    c.rows = t.rows;
    if (write(to, &c, sizeof c) != (ssize_t)sizeof c) _exit(1);
    _exit(0);
}

/* The least of some turns: other work on the machine only adds. */
static struct cost reading(const char *path)
{
    struct cost least = {0};

    for (int i = 0; i < TURNS; i++) {
        struct cost c = {0};
        int way[2], status = 0;
        if (pipe(way) != 0) fail("no pipe");
        pid_t child = fork();
        if (child == 0) read_once(path, way[1]);
        close(way[1]);
        if (child < 0 || read(way[0], &c, sizeof c) != (ssize_t)sizeof c)
            fail("a reading failed");
        close(way[0]);
        waitpid(child, &status, 0);
        if (i == 0 || c.seconds < least.seconds) least = c;
    }
    return least;
}

static void print(const char *what, struct cost c, struct cost beside,
                  double most)
{
    printf("%-34s %8zu rows %8.3f s %6ld MiB", what, c.rows, c.seconds,
           c.kib / 1024);
    if (beside.seconds > 0)
        printf("   %.1f x (aim: %.0f at most)", c.seconds / beside.seconds,
               most);
    putchar('\n');
}

int main(void)
{
    char path[4][64];
    static const char *const name[] = {"a.csv", "a.xlsx", "narrow.csv",
                                       "wide.csv"};
    struct cost cost[4], none = {0};

    pdn_runtime_init();
    if (mkdtemp(folder) == NULL) fail("no folder");
    for (int i = 0; i < 4; i++)
        snprintf(path[i], sizeof path[i], "%s/%s", folder, name[i]);
    write_csv(path[0]);
    write_workbook(path[1]);
    write_wide(path[2], 4000, 100);
    write_wide(path[3], 40000, 10);
    for (int i = 0; i < 4; i++)
        cost[i] = reading(path[i]);
    print("CSV, 8 columns", cost[0], none, 0);
    print("the same as a workbook", cost[1], cost[0], 10);
    print("CSV, 4 000 columns", cost[2], none, 0);
    print("CSV, 40 000 columns, as many cells", cost[3], cost[2], 10);
    for (int i = 0; i < 4; i++)
        (void)unlink(path[i]);
    return rmdir(folder);
}
