/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workbook as a whole, and the child process that makes it. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "planner/base/gettext.h"
#include "planner/base/private_folder.h"
#include "planner/export/xlsx/book.h"
#include "planner/export/xlsx/xlsx.h"
#include "planner/sheet/workbook.h"

enum { CHILD_FAILED = 1, BOOK_BYTES_MAX = 512 * 1024 * 1024, SECONDS_PER_DAY = 86400 };

static bool open_book(struct book *book, const char *path, const char *folder)
{
    struct text temporary = {0};
    text_append(&temporary, folder);
    lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = text_take(&temporary)};
    if (options.tmpdir == NULL)
        return false;
    book->workbook = workbook_new_opt(path, &options);
    free(options.tmpdir);
    if (book->workbook == NULL)
        return false;
    for (int i = 0; i < BOOK_SHEETS; i++) {
        book->sheets[i] =
            workbook_add_worksheet(book->workbook, book_sheet_name(book, (enum book_sheet)i));
        if (book->sheets[i] == NULL)
            return false;
    }
    lxw_doc_properties properties = {.title = "paiban",
                                     .created = (time_t)book->plan->context.frame.first_day *
                                                SECONDS_PER_DAY};
    return workbook_set_properties(book->workbook, &properties) == LXW_NO_ERROR;
}

static void write_sheets(struct book *book)
{
    bool named = book->plan->stage == PF_ROSTER;
    /* the sheet of codes says in which rows the others find the labels */
    book_write_codes(book);
    (named ? book_write_roster : book_write_classes)(book);
    book_write_heat(book);
    (named ? book_write_moves : book_write_work)(book);
    (named ? book_write_hours : book_write_class_hours)(book);
    book_write_checks(book);
    (named ? book_write_details : book_write_shifts)(book);
}

bool book_write(const struct plan_folder *plan, const char *path, const char *folder,
                size_t counts[BOOK_SHEETS])
{
    struct arena arena = {0};
    struct book book = {.plan = plan, .chinese = plan->context.frame.language == PB_LANG_ZH};
    bool fine = book_labels(&book, &arena) && open_book(&book, path, folder);
    if (fine)
        write_sheets(&book);
    if (book.workbook != NULL && workbook_close(book.workbook) != LXW_NO_ERROR)
        fine = false;
    memcpy(counts, book.counts, sizeof book.counts);
    arena_release(&arena);
    return fine && !book.failed;
}

/** In the child: makes the workbook, tells the counts, and ends. */
static void run_child(const struct plan_folder *plan, const char *path, const char *folder,
                      int report)
{
    size_t counts[BOOK_SHEETS] = {0};
    int quiet = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (quiet >= 0)
        dup2(quiet, STDERR_FILENO); /* the library prints its warnings */
    bool fine = book_write(plan, path, folder, counts);
    fine = fine && file_write_all(report, counts, sizeof counts) == 0;
    _exit(fine ? 0 : CHILD_FAILED);
}

static bool read_counts(int fd, size_t counts[BOOK_SHEETS])
{
    size_t done = 0, all = BOOK_SHEETS * sizeof *counts;
    while (done < all) {
        ssize_t got = read(fd, (char *)counts + done, all - done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        done += (size_t)got;
    }
    return true;
}

/** Runs the child; false when it did not end well. */
static bool make_in_child(const struct plan_folder *plan, const char *path, const char *folder,
                          size_t counts[BOOK_SHEETS])
{
    int ends[2];
    int status = 0;
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    pid_t child = fork();
    if (child == 0)
        run_child(plan, path, folder, ends[1]);
    close(ends[1]);
    bool fine = child > 0 && read_counts(ends[0], counts);
    close(ends[0]);
    if (child > 0)
        while (waitpid(child, &status, 0) < 0 && errno == EINTR)
            ;
    return fine && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/** Whether the workbook can be read and has the cells that were written. */
static bool verify(const char *path, const size_t counts[BOOK_SHEETS])
{
    struct workbook book;
    enum pb_rc rc = workbook_open(path, &book, NULL);
    bool fine =
        rc == PB_OK && book.n_sheets == BOOK_SHEETS && workbook_verify(&book, NULL) == PB_OK;
    for (size_t i = 0; i < BOOK_SHEETS && fine; i++) {
        size_t found = 0;
        fine = workbook_count(&book, i, &found, NULL) == PB_OK && found == counts[i];
    }
    workbook_release(&book);
    return fine;
}

enum pb_rc xlsx_make(const struct plan_folder *plan, struct arena *arena, struct file_bytes *out,
                     struct pb_messages *messages)
{
    size_t counts[BOOK_SHEETS] = {0};
    char *folder = private_folder_make();
    char *path = folder != NULL ? file_join(folder, "book.xlsx") : NULL;
    bool fine = path != NULL && make_in_child(plan, path, folder, counts) && verify(path, counts);
    enum pb_rc rc = PB_OK;
    if (fine) {
        rc = file_read(path, BOOK_BYTES_MAX, arena, out, messages);
    } else {
        pb_error(messages, NULL, "xlsx_failed",
                 _("the workbook could not be made: the temporary folder or the memory may be "
                   "full"));
        pb_hint(messages, _("set TMPDIR to a folder with more room"));
        rc = PB_IO;
    }
    if (folder != NULL)
        private_folder_remove(folder);
    free(path);
    free(folder);
    return rc;
}

enum pb_rc xlsx_write(const struct deliver_job *job)
{
    struct arena arena = {0};
    struct file_bytes bytes = {0};
    enum pb_rc rc = xlsx_make(job->plan, &arena, &bytes, job->messages);
    if (rc == PB_OK)
        rc = folder_write(job->out, "roster.xlsx", bytes.data, bytes.length, MANIFEST_HASHED,
                          job->messages);
    arena_release(&arena);
    return rc;
}

const char *xlsx_library_version(void)
{
    return lxw_version();
}
