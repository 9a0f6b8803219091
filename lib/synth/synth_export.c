/* A CSV file as somebody's program saves it: plain UTF-8, UTF-8 with a mark,
 * or what a Norwegian Excel makes. */
#include "synth_model.h"

#include "pdnet/core.h"
#include "pdnet/files.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

pdn_status synth__file_open(const char *format, synth__file *out)
{
    *out =
        (synth__file){.excel = format != NULL && strcmp(format, "excel") == 0,
                      .bom = format != NULL && strcmp(format, "bom") == 0};
    /* the stream keeps these two addresses: *out must not be copied */
    out->f = open_memstream(&out->bytes, &out->size);
    return pdn_had_memory(out->f);
}

static void begin(synth__file *e)
{
    if (e->begun) fputc(e->excel ? ';' : ',', e->f);
    e->begun = true;
}

void synth__put_text(synth__file *e, const char *s)
{
    begin(e);
    if (s == NULL) return;
    if (strpbrk(s, e->excel ? ";\"\r\n" : ",\"\r\n") == NULL) {
        fputs(s, e->f);
        return;
    }
    fputc('"', e->f);
    for (; *s != '\0'; s++) {
        if (*s == '"') fputc('"', e->f);
        fputc(*s, e->f);
    }
    fputc('"', e->f);
}

void synth__put_number(synth__file *e, double x)
{
    char text[PDN_NUMBER_SIZE];

    pdn_number_write(x, text);
    begin(e);
    if (e->excel && pdn_state_of(x) == PDN_VALUE)
        for (char *c = text; *c != '\0'; c++)
            if (*c == '.') *c = ',';
    fputs(text, e->f);
}

void synth__put_end(synth__file *e)
{
    fputs(e->excel ? "\r\n" : "\n", e->f);
    e->begun = false;
}

/* UTF-8 to Windows-1252 in place: Latin-1 letters and the long dash. */
static pdn_status to_windows(char *bytes, size_t *size)
{
    size_t n = 0;

    for (size_t i = 0; i < *size; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c < 0x80) {
            bytes[n++] = bytes[i];
        } else if ((c == 0xc2 || c == 0xc3) && i + 1 < *size) {
            bytes[n++] =
                (char)((c == 0xc3 ? 0x40 : 0) + (unsigned char)bytes[i + 1]);
            i++;
        } else if (strncmp(bytes + i, "\xe2\x80\x93", 3) == 0) {
            bytes[n++] = (char)0x96;
            i += 2;
        } else {
            return pdn_fail(PDN_EDATA,
                            "a letter that Windows-1252 does not have: want "
                            "another format in the recipe");
        }
    }
    *size = n;
    return PDN_OK;
}

pdn_status synth__folder_open(const char *path, synth__folder *out)
{
    struct stat there;

    *out = (synth__folder){.path = path, .made = stat(path, &there) != 0};
    return pdn_folder_make(path);
}

pdn_status synth__folder_commit(synth__folder *f)
{
    pdn_status st = PDN_OK;

    f->made = false; /* from here on something stands there */
    for (size_t i = 0; i < f->files; i++)
        PDN_TRY(pdn_atomic_file_commit(&f->file[i]));
out:
    return st;
}

void synth__folder_clear(synth__folder *f)
{
    for (size_t i = 0; i < f->files; i++)
        pdn_atomic_file_abandon(&f->file[i]);
    if (f->made) (void)rmdir(f->path);
    free(f->file);
    *f = (synth__folder){0};
}

pdn_status synth__file_write(synth__folder *folder, const char *name,
                             const char *bytes, size_t size)
{
    pdn_status st = PDN_OK;
    pdn_atomic_file out = {0};
    size_t capacity = strlen(folder->path) + strlen(name) + 2;
    char *path = NULL;

    PDN_NEW(path, capacity);
    snprintf(path, capacity, "%s/%s", folder->path, name);
    PDN_ROOM(folder->file, folder->files + 1, folder->capacity);
    PDN_TRY(pdn_atomic_file_open(path, &out));
    if (fwrite(bytes, 1, size, out.file) != size || fflush(out.file) != 0)
        PDN_FAIL(PDN_EIO, "%s: %s", path, pdn_system_error(errno));
    folder->file[folder->files++] = out;
    out = (pdn_atomic_file){0};
out:
    pdn_atomic_file_abandon(&out);
    free(path);
    return st;
}

pdn_status synth__file_close(synth__file *e, synth__folder *folder,
                             const char *name)
{
    pdn_status st = PDN_OK;
    char *whole = NULL;
    size_t mark = e->bom ? 3 : 0;
    bool good = ferror(e->f) == 0;

    if (fclose(e->f) != 0 || e->bytes == NULL) good = false;
    e->f = NULL;
    if (!good) PDN_FAIL(PDN_ENOMEM, "%s: no memory left", name);
    if (e->excel) PDN_TRY(to_windows(e->bytes, &e->size));
    PDN_NEW(whole, e->size + 4);
    memcpy(whole, "\xef\xbb\xbf", mark);
    memcpy(whole + mark, e->bytes, e->size);
    PDN_TRY(synth__file_write(folder, name, whole, e->size + mark));
out:
    free(whole);
    synth__file_clear(e);
    return st;
}

void synth__file_clear(synth__file *e)
{
    if (e->f != NULL) (void)fclose(e->f);
    free(e->bytes);
    *e = (synth__file){0};
}
