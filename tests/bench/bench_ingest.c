/* How fast a large survey comes in: a million answers of 100 000 people, beside
 * what must be done at least (libcsv over both files, the GraphML written, by
 * igraph and by us), and that GraphML read, beside igraph's reader; and codes
 * looked up, of few and of many. Prints processor time, ratio and the peak of
 * memory; each in a process of its own. */
#include "pdnet/core.h"
#include "pdnet/network.h"
#include "pdnet/survey.h"

#include <csv.h>
#include <igraph/igraph.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PEOPLE = 100000, ANSWERS = 1000000, TURNS = 3 };

static char folder[] = "/tmp/pdn-bench-XXXXXX";
static char actors[64], ties[64], graph[64], other[64];

static void fail(const char *what)
{
    fprintf(stderr, "bench_ingest: %s\n", what);
    exit(1);
}

static void write_actors(void)
{
    FILE *f = fopen(actors, "w");

    if (f == NULL) fail("no file");
    fputs("id,navn,sektor,kommune,responded\n", f);
    for (int i = 0; i < PEOPLE; i++)
        fprintf(f, "P%06d,Person %d,S%d,K%d,%d\n", i, i, i % 40, i % 350,
                i % 10 != 0);
    if (fclose(f) != 0) fail("no file");
}

static void write_ties(void)
{
    FILE *f = fopen(ties, "w");
    pdn_random r;

    if (f == NULL) fail("no file");
    pdn_random_start(&r, 1, 0, 0);
    fputs("fra,til,hyppighet,kvalitet\n", f);
    for (int k = 0; k < ANSWERS;) {
        uint32_t a = pdn_random_below(&r, PEOPLE);
        uint32_t b = pdn_random_below(&r, PEOPLE);
        if (a % 10 == 0 || a == b) continue;
        fprintf(f, "P%06u,P%06u,%u,%u\n", a, b, 1 + pdn_random_below(&r, 4),
                1 + pdn_random_below(&r, 5));
        k++;
    }
    if (fclose(f) != 0) fail("no file");
}

/* ---- Codes --------------------------------------------------------------- */

enum { FEW = 10, MANY = 1000, CELLS = 100000, HEADINGS = 8000 };

static char book[64], cells[64], headings[64];

static FILE *written(const char *path)
{
    FILE *f = fopen(path, "w");

    if (f == NULL) fail("no file");
    return f;
}

static void write_people(int n)
{
    FILE *f = written(actors);

    fputs("id,sektor\n", f);
    for (int i = 0; i < n; i++)
        fprintf(f, "P%d,S%d\n", i, i % 40);
    fclose(f);
}

/* Cells of two obstacles each, and what those stand for. */
static void write_cells(int n)
{
    FILE *f = written(book), *t = written(cells);

    write_people(MANY);
    fputs("question,answer,value\n", f);
    for (int i = 0; i < n; i++)
        fprintf(f, "barrier,Hindring nummer %d,h%d\n", i, i);
    fputs("fra,til,hyppighet,hinder\n", t);
    for (int i = 0; i < CELLS; i++)
        fprintf(t, "P%d,P%d,1,Hindring nummer %d;Hindring nummer %d\n",
                i % MANY, (i / MANY + 1 + i) % MANY, i % n, (i + 3) % n);
    fclose(f);
    fclose(t);
}

/* A roster of so many headings that a codebook explains. */
static void write_headings(int n)
{
    FILE *f = written(book), *t = written(headings);

    write_people(n);
    fputs("code,actor,question\n", f);
    fputs("id", t);
    for (int i = 0; i < n; i++) {
        fprintf(f, "v%d,P%d,frequency\n", i, i);
        fprintf(t, ",v%d", i);
    }
    for (int row = 0; row < 2; row++) {
        fprintf(t, "\nP%d", row);
        for (int i = 0; i < n; i++)
            fprintf(t, ",%d", i % 5);
    }
    fclose(f);
    fclose(t);
}

static void run_survey(const pdn_survey_options *o)
{
    pdn_diagnostics f = {0};
    pdn_survey s = {0};

    if (pdn_survey_read(o, &f, NULL, &s) != PDN_OK) fail(pdn_message());
}

static void run_cells(void)
{
    run_survey(&(pdn_survey_options){
        .actors = actors, .ties = cells, .answers = book});
}

static void run_headings(void)
{
    run_survey(&(pdn_survey_options){
        .actors = actors, .roster = headings, .codebook = book});
}

/* ---- What is timed ------------------------------------------------------ */

static void count_field(void *field, size_t n, void *fields)
{
    (void)field;
    (void)n;
    ++*(size_t *)fields;
}

static void parse(const char *path)
{
    static char block[1 << 16];
    struct csv_parser p;
    size_t n = 0, fields = 0;
    FILE *f = fopen(path, "r");

    if (f == NULL || csv_init(&p, 0) != 0) fail("no file");
    while ((n = fread(block, 1, sizeof block, f)) > 0)
        if (csv_parse(&p, block, n, count_field, NULL, &fields) != n)
            fail(csv_strerror(csv_error(&p)));
    csv_fini(&p, count_field, NULL, &fields);
    csv_free(&p);
    fclose(f);
    if (fields == 0) fail("nothing read");
}

static pdn_network network; /* for the writing, made before the clock starts */

static void ingest(pdn_network *out)
{
    pdn_survey_options o = {.actors = actors, .ties = ties};
    pdn_diagnostics f = {0};

    if (pdn_survey_network(&o, &f, NULL, out) != PDN_OK) fail(pdn_message());
    pdn_diagnostics_clear(&f);
}

static void write_it(void)
{
    if (pdn_graphml_write(graph, &network, NULL) != PDN_OK) fail(pdn_message());
}

static void run_bare(void)
{
    parse(actors);
    parse(ties);
}

static void run_ingest(void)
{
    ingest(&network);
    write_it();
}

static void run_read(void)
{
    pdn_network g = {0};

    if (pdn_graphml_read(graph, &g, NULL) != PDN_OK) fail(pdn_message());
    if (g.actors != PEOPLE) fail("people are missing");
}

static igraph_t held; /* for igraph's writing, read before the clock starts */

static void read_by_igraph(igraph_t *g)
{
    FILE *f = fopen(graph, "r");

    if (f == NULL) fail("no file");
    igraph_set_attribute_table(&igraph_cattribute_table);
    if (igraph_read_graph_graphml(g, f, 0) != IGRAPH_SUCCESS)
        fail("igraph does not read it");
    fclose(f);
}

static void run_igraph(void)
{
    igraph_t g;

    read_by_igraph(&g);
}

static void hold_igraph(pdn_network *unused)
{
    (void)unused;
    read_by_igraph(&held);
}

static void write_by_igraph(void)
{
    FILE *f = fopen(other, "w");

    if (f == NULL) fail("no file");
    if (igraph_write_graph_graphml(&held, f, 1) != IGRAPH_SUCCESS)
        fail("igraph does not write it");
    fclose(f);
}

/* ---- Clock -------------------------------------------------------------- */

struct cost {
    double seconds;
    long kib;
};

static struct cost timed(void (*run)(void))
{
    struct timespec a, b;
    struct rusage used;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &a);
    run();
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &b);
    getrusage(RUSAGE_SELF, &used);
    return (struct cost){(double)(b.tv_sec - a.tv_sec) +
                             1e-9 * (double)(b.tv_nsec - a.tv_nsec),
                         used.ru_maxrss};
}

/* The least of some turns, each in a process of its own. */
static struct cost least_of(void (*prepare)(pdn_network *), void (*run)(void))
{
    struct cost least = {0};

    for (int i = 0; i < TURNS; i++) {
        struct cost c = {0};
        int way[2], status = 0;
        if (pipe(way) != 0) fail("no pipe");
        pid_t child = fork();
        if (child == 0) {
            if (prepare != NULL) prepare(&network);
            c = timed(run);
            _exit(write(way[1], &c, sizeof c) == (ssize_t)sizeof c ? 0 : 1);
        }
        close(way[1]);
        if (child < 0 || read(way[0], &c, sizeof c) != (ssize_t)sizeof c)
            fail("a turn failed");
        close(way[0]);
        waitpid(child, &status, 0);
        if (i == 0 || c.seconds < least.seconds) least = c;
    }
    return least;
}

static void print(const char *what, struct cost c, const char *beside)
{
    printf("%-36s %8.3f s %6ld MiB%s\n", what, c.seconds, c.kib / 1024, beside);
}

static void time_codes(void)
{
    char text[96];

    snprintf(book, sizeof book, "%s/book.csv", folder);
    snprintf(cells, sizeof cells, "%s/cells.csv", folder);
    snprintf(headings, sizeof headings, "%s/headings.csv", folder);
    write_cells(FEW);
    struct cost few = least_of(NULL, run_cells);
    print("100 000 cells, 10 codes", few, "");
    write_cells(MANY);
    struct cost many = least_of(NULL, run_cells);
    snprintf(text, sizeof text, "   %.1f x (aim: 1.5 at most)",
             many.seconds / few.seconds);
    print("100 000 cells, 1 000 codes", many, text);
    write_headings(HEADINGS / 8);
    few = least_of(NULL, run_headings);
    print("1 000 headings and their codes", few, "");
    write_headings(HEADINGS);
    many = least_of(NULL, run_headings);
    snprintf(text, sizeof text, "   %.1f x (aim: 16 at most)",
             many.seconds / few.seconds);
    print("8 000 headings and their codes", many, text);
    unlink(book);
    unlink(cells);
    unlink(headings);
}

int main(void)
{
    char text[96];

    pdn_runtime_init();
    if (mkdtemp(folder) == NULL) fail("no folder");
    snprintf(actors, sizeof actors, "%s/actors.csv", folder);
    snprintf(ties, sizeof ties, "%s/ties.csv", folder);
    snprintf(graph, sizeof graph, "%s/network.graphml", folder);
    snprintf(other, sizeof other, "%s/igraph.graphml", folder);
    write_actors();
    write_ties();
    struct cost bare = least_of(NULL, run_bare);
    struct cost writing = least_of(ingest, write_it);
    struct cost whole = least_of(NULL, run_ingest);
    struct cost ours = least_of(NULL, run_read);
    struct cost theirs = least_of(NULL, run_igraph);
    struct cost their_writing = least_of(hold_igraph, write_by_igraph);
    print("libcsv over both files", bare, "");
    print("our GraphML written", writing, "   (memory with the survey)");
    print("igraph's GraphML written", their_writing,
          "   (memory with reading)");
    snprintf(text, sizeof text,
             "   %.1f x libcsv and igraph's (aim: 2 at most, 600 MiB), %.1f x "
             "and ours",
             whole.seconds / (bare.seconds + their_writing.seconds),
             whole.seconds / (bare.seconds + writing.seconds));
    print("files to GraphML", whole, text);
    print("igraph reads that GraphML", theirs, "");
    snprintf(text, sizeof text, "   %.1f x faster (aim: 3 at least)",
             theirs.seconds / ours.seconds);
    print("we read that GraphML", ours, text);
    time_codes();
    unlink(actors);
    unlink(ties);
    unlink(graph);
    unlink(other);
    rmdir(folder);
    return 0;
}
