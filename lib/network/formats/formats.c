#include "format_parts.h"
#include "pdnet/files.h"

#include "network/graphml/graphml_notes.h"

#include "table/encoding.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

const pdn_option_word pdn_network_formats[] = {{"graphml", PDN_AS_GRAPHML},
                                               {"pajek", PDN_AS_PAJEK},
                                               {"dl", PDN_AS_DL},
                                               {"gml", PDN_AS_GML},
                                               {"gexf", PDN_AS_GEXF},
                                               {"csv", PDN_AS_CSV},
                                               {"gephi", PDN_AS_GEPHI},
                                               {"kumu", PDN_AS_KUMU},
                                               {"polinode", PDN_AS_POLINODE},
                                               {NULL, 0}};

static bool ends_in(const char *path, const char *end)
{
    size_t n = strlen(path), k = strlen(end);

    return n > k && strcasecmp(path + n - k, end) == 0;
}

pdn_network_format pdn_network_format_of(const char *path)
{
    static const struct {
        const char *end;
        pdn_network_format format;
    } known[] = {{".graphml", PDN_AS_GRAPHML}, {".xml", PDN_AS_GRAPHML},
                 {".net", PDN_AS_PAJEK},       {".paj", PDN_AS_PAJEK},
                 {".dl", PDN_AS_DL},           {".gml", PDN_AS_GML},
                 {".gexf", PDN_AS_GEXF},       {"/", PDN_AS_CSV}};
    struct stat there;

    if (path == NULL || strcmp(path, "-") == 0) return PDN_AS_GRAPHML;
    if (stat(path, &there) == 0 && S_ISDIR(there.st_mode)) return PDN_AS_CSV;
    for (size_t k = 0; k < PDN_COUNT(known); k++)
        if (ends_in(path, known[k].end)) return known[k].format;
    return PDN_AS_SAID;
}

static pdn_status not_known(const char *path)
{
    return pdn_fail(PDN_EARG,
                    "%s: no format is known by that name: want .graphml, .net, "
                    ".dl, .gml, .gexf or a folder, or one said",
                    path);
}

/* The name with .clu for its ending. */
static char *partition_path(const char *path)
{
    const char *dot = strrchr(path, '.'), *slash = strrchr(path, '/');
    size_t stem = dot != NULL && (slash == NULL || dot > slash)
                      ? (size_t)(dot - path)
                      : strlen(path);
    char *out = malloc(stem + sizeof ".clu");

    if (out == NULL) return NULL;
    snprintf(out, stem + sizeof ".clu", "%.*s.clu", (int)stem, path);
    return out;
}

/* A partition beside the network, where there is one. */
static pdn_status read_partition(graphml__file *d, const char *path,
                                 const char *groups, pdn_diagnostics *f,
                                 pdn_provenance *origin)
{
    pdn_status st = PDN_OK;
    encoding__text text = {0};
    struct stat there;
    char *beside = NULL;
    const char *name = NULL;

    if (path == NULL || strcmp(path, "-") == 0) return PDN_OK;
    beside = partition_path(path);
    PDN_TRY(pdn_had_memory(beside));
    if (strcmp(beside, path) == 0 || stat(beside, &there) != 0) goto out;
    name = pdn_base_name(beside);
    PDN_TRY(encoding__read(beside, name, NULL, f, &text));
    PDN_TRY(pdn_diagnostics_verdict(f));
    if (origin != NULL)
        PDN_TRY(pdn_provenance_add(origin, beside, text.sha256));
    PDN_TRY(pajek_read__partition(d, groups != NULL ? groups : "cluster", name,
                                  text.at));
    PDN_TRY(
        raw_graph__note(d, "partition", "with the partition of %.80s", name));
out:
    encoding__clear(&text);
    free(beside);
    return st;
}

static pdn_status read_text(graphml__file *d, pdn_network_format format,
                            char *text)
{
    if (format == PDN_AS_PAJEK) return pajek_read__text(d, text);
    if (format == PDN_AS_DL) return dl_read__text(d, text);
    return gml_read__text(d, text);
}

static pdn_status read_file(const char *path, pdn_network_format format,
                            const char *groups, pdn_diagnostics *f,
                            pdn_provenance *origin, pdn_network *out)
{
    pdn_status st = PDN_OK;
    encoding__text text = {0};
    graphml__file d = {.untyped = true};

    d.file = path == NULL || strcmp(path, "-") == 0 ? "standard input"
                                                    : pdn_base_name(path);

    PDN_TRY(encoding__read(path, d.file, NULL, f, &text));
    PDN_TRY(pdn_diagnostics_verdict(f));
    if (text.at == NULL || strlen(text.at) != text.n)
        PDN_FAIL(PDN_EPARSE, "%s: a byte of 0 in the text", d.file);
    if (text.n == 0) PDN_FAIL(PDN_EPARSE, "%s: is empty", d.file);
    if (origin != NULL)
        PDN_TRY(
            pdn_provenance_add(origin, path == NULL ? "-" : path, text.sha256));
    PDN_TRY(read_text(&d, format, text.at));
    PDN_TRY(pdn_diagnostics_verdict(&d.faults));
    if (format == PDN_AS_PAJEK)
        PDN_TRY(read_partition(&d, path, groups, f, origin));
    PDN_TRY(graphml_notes__finish(&d, f, out));
out:
    graphml__file_clear(&d);
    encoding__clear(&text);
    return st;
}

static pdn_status read_graphml(const char *path, pdn_diagnostics *f,
                               pdn_provenance *origin, pdn_network *out)
{
    char digest[65] = "";
    pdn_status st = pdn_graphml_read_told(path, f, out, digest);

    if (st != PDN_OK || origin == NULL) return st;
    return pdn_provenance_add(origin, path == NULL ? "-" : path, digest);
}

pdn_status pdn_network_read(const char *path, pdn_network_format format,
                            const char *groups, pdn_diagnostics *f,
                            pdn_provenance *origin, pdn_network *out)
{
    if (format == PDN_AS_SAID) format = pdn_network_format_of(path);
    switch (format) {
    case PDN_AS_GRAPHML: return read_graphml(path, f, origin, out);
    case PDN_AS_PAJEK:
    case PDN_AS_DL:
    case PDN_AS_GML: return read_file(path, format, groups, f, origin, out);
    case PDN_AS_CSV: return csv_folder__read(path, f, origin, out);
    case PDN_AS_SAID: return not_known(path);
    case PDN_AS_GEXF:
    case PDN_AS_GEPHI:
    case PDN_AS_KUMU:
    case PDN_AS_POLINODE:
    default:
        return pdn_fail(PDN_EARG, "%s is written, not read",
                        pdn_option_word_of(pdn_network_formats, (int)format));
    }
}

static pdn_status put_network(FILE *file, pdn_network_format format,
                              const pdn_network *g, pdn_diagnostics *f)
{
    if (format == PDN_AS_PAJEK) return pajek_write__network(file, g, f);
    if (format == PDN_AS_DL) return dl_write__network(file, g, f);
    if (format == PDN_AS_GML) return gml_write__network(file, g, f);
    return gexf_write__network(file, g, f);
}

static pdn_status write_file(const char *path, pdn_network_format format,
                             const char *groups, const pdn_network *g,
                             pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    pdn_atomic_file file = {0}, partition = {0};
    const bool people = pdn_network_of_people(g);
    char *beside = groups != NULL ? partition_path(path) : NULL;

    if (groups != NULL) PDN_TRY(pdn_had_memory(beside));
    if (beside != NULL && strcmp(beside, path) == 0)
        PDN_FAIL(PDN_EARG, "%s: the partition goes there: want .net", path);
    PDN_TRY(pdn_atomic_file_open_for(path, people, &file));
    PDN_TRY(put_network(file.file, format, g, f));
    if (beside != NULL) {
        PDN_TRY(pdn_atomic_file_open_for(beside, people, &partition));
        PDN_TRY(pajek_write__partition(partition.file, g, groups, f));
    }
    PDN_TRY(pdn_atomic_file_commit(&file));
    if (beside != NULL) PDN_TRY(pdn_atomic_file_commit(&partition));
out:
    pdn_atomic_file_abandon(&partition);
    pdn_atomic_file_abandon(&file);
    free(beside);
    return st;
}

pdn_status pdn_network_write(const char *path, pdn_network_format format,
                             const char *groups, const pdn_network *g,
                             pdn_diagnostics *f, const pdn_provenance *origin)
{
    bool out = path == NULL || strcmp(path, "-") == 0;

    if (format == PDN_AS_SAID) format = pdn_network_format_of(path);
    if (groups != NULL && (format != PDN_AS_PAJEK || out))
        return pdn_fail(PDN_EARG, "groups go to a .clu beside a .net");
    if (out && format >= PDN_AS_CSV)
        return pdn_fail(PDN_EARG, "tables go to a folder: want its name");
    if (format == PDN_AS_SAID) return not_known(path);
    if (format == PDN_AS_GRAPHML) return pdn_graphml_write(path, g, origin);
    if (format >= PDN_AS_CSV) return csv_folder__write(path, format, g, f);
    return write_file(path, format, groups, g, f);
}
