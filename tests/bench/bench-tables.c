// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What a workbook and a web page cost. A workbook of 5,000 creators and 30 columns beside a loop
 * over libxlsxwriter that writes the same cells, and beside pandas with openpyxl; a web page of 500
 * beside making its pictures and writing them in base64; and the memory that each format takes.
 *
 * usage: bench-tables PANDAS_SCRIPT */

#include <gio/gio.h>
#include <time.h>
#include <xlsxwriter.h>

#include "kol-bench-handover.h"
#include "kol-bench.h"
#include "kol-picture.h"
#include "kol-table.h"

#define N_CREATORS 500
#define N_MANY 5000
#define N_COLUMNS 30
#define N_ROUNDS 5
#define N_PANDAS_ROUNDS 3
#define STATUS_MISSING 77

/* As the web page has them */
#define FACE_SIDE 144
#define COVER_SIDE 240

typedef struct
{
  KolBenchShortlist *shortlist; /* unowned */
  KolHandover *handover;        /* owned */
  char *path;                   /* owned */
  char *bare_path;              /* owned */
  KolColumnKind kinds[N_COLUMNS];
  char *labels[N_COLUMNS]; /* owned */
  KolCell *cells;          /* owned, row after row */
} Tables;

static double
write_ours (gpointer user_data)
{
  Tables *tables = user_data;

  kol_bench_write (tables->handover, tables->path);

  return -1;
}

/* What another program would have in its hands when it begins. */
static void
read_cells (Tables *self)
{
  g_autoptr (KolTable) table = kol_table_new (self->handover);

  g_assert_cmpuint (kol_table_get_n_columns (table), ==, N_COLUMNS);
  self->cells = g_new0 (KolCell, N_MANY * N_COLUMNS);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      self->kinds[i] = kol_table_get_column (table, i)->kind;
      self->labels[i] = g_strdup (kol_table_get_label (table, i));
    }
  for (guint i = 0; i < N_MANY * N_COLUMNS; i++)
    kol_table_read (table, i / N_COLUMNS, i % N_COLUMNS, &self->cells[i]);
}

static void
write_moment (lxw_worksheet *sheet, guint row, guint column, double moment, lxw_format *format)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local ((gint64) moment);
  lxw_datetime parts = { .year = g_date_time_get_year (time),
                         .month = g_date_time_get_month (time),
                         .day = g_date_time_get_day_of_month (time),
                         .hour = g_date_time_get_hour (time),
                         .min = g_date_time_get_minute (time) };

  worksheet_write_datetime (sheet, row, (lxw_col_t) column, &parts, format);
}

static void
write_cell (lxw_worksheet *sheet, guint row, guint column, const KolCell *cell, lxw_format *format)
{
  lxw_error result = LXW_NO_ERROR;

  switch (cell->kind)
    {
    case KOL_CELL_NUMBER:
      result = worksheet_write_number (sheet, row, (lxw_col_t) column, cell->number, format);
      break;
    case KOL_CELL_DATE:
      write_moment (sheet, row, column, cell->number, format);
      break;
    case KOL_CELL_LINK:
      result = worksheet_write_url (sheet, row, (lxw_col_t) column, cell->text, format);
      break;
    case KOL_CELL_TEXT:
      result = worksheet_write_string (sheet, row, (lxw_col_t) column, cell->text, format);
      break;
    case KOL_CELL_EMPTY:
    default:
      break;
    }
  g_assert_cmpint (result, ==, LXW_NO_ERROR);
}

static double
write_bare (gpointer user_data)
{
  Tables *tables = user_data;
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = tables->shortlist->dir };
  lxw_workbook *workbook = workbook_new_opt (tables->bare_path, &options);
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, "Creators");
  lxw_format *formats[N_COLUMNS];

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      formats[i] = workbook_add_format (workbook);
      format_set_num_format (formats[i],
                             tables->kinds[i] == KOL_COLUMN_KIND_DATE ? "yyyy-mm-dd" : "#,##0.0");
      worksheet_write_string (sheet, 0, (lxw_col_t) i, tables->labels[i], NULL);
    }
  for (guint i = 0; i < N_MANY * N_COLUMNS; i++)
    write_cell (sheet, 1 + i / N_COLUMNS, i % N_COLUMNS, &tables->cells[i], formats[i % N_COLUMNS]);
  g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);

  return -1;
}

/* The least of several rounds: what else the machine did is in none of it. */
static double
find_least (const double *seconds, guint n)
{
  double least = seconds[0];

  for (guint i = 1; i < n; i++)
    least = MIN (least, seconds[i]);

  return least;
}

/* Seconds of the processor */
static double
measure_ours (Tables *self)
{
  double seconds[N_PANDAS_ROUNDS];

  for (guint i = 0; i < N_PANDAS_ROUNDS; i++)
    {
      clock_t start = clock ();

      write_ours (self);
      seconds[i] = (double) (clock () - start) / CLOCKS_PER_SEC;
    }

  return find_least (seconds, N_PANDAS_ROUNDS);
}

/* The numbers that the script prints, the memory last; %NULL when pandas is not there. */
static GArray *
run_pandas (Tables *self, const char *script)
{
  g_autofree char *source = kol_bench_shortlist_dup_path (self->shortlist, "csv");
  g_autofree char *target = g_strconcat (self->bare_path, ".xlsx", NULL);
  g_autofree char *rounds = g_strdup_printf ("%d", N_PANDAS_ROUNDS);
  const char *const argv[] = { "/usr/bin/python3", script, source, target, rounds, NULL };
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  g_auto (GStrv) lines = NULL;
  GArray *numbers;
  int status;

  kol_bench_write (self->handover, source);
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, &errors,
                     &status, NULL) ||
      (WIFEXITED (status) && WEXITSTATUS (status) == STATUS_MISSING))
    return NULL;
  if (!g_spawn_check_wait_status (status, NULL))
    g_error ("%s", errors);

  numbers = g_array_new (FALSE, FALSE, sizeof (double));
  lines = g_strsplit (g_strstrip (output), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      double number = g_ascii_strtod (lines[i], NULL);

      g_array_append_val (numbers, number);
    }

  return numbers;
}

static void
bench_pandas (Tables *self, const char *script, double our_memory)
{
  g_autoptr (GArray) numbers = run_pandas (self, script);
  const double *seconds;
  double ours;

  if (numbers == NULL)
    {
      g_print ("# pandas with openpyxl is not there (./dev exports installs it): not compared\n");
      return;
    }

  g_assert_cmpuint (numbers->len, ==, 2 * N_PANDAS_ROUNDS + 1);
  seconds = &g_array_index (numbers, double, 0);
  ours = measure_ours (self);
  for (guint i = 0; i < 2; i++)
    {
      double theirs = find_least (seconds + i * N_PANDAS_ROUNDS, N_PANDAS_ROUNDS);

      g_print ("pandas with openpyxl, %s, to our workbook: %.1f (%.2f s / %.2f s of a processor)\n",
               i == 0 ? "values alone" : "the same cells", theirs / ours, theirs, ours);
    }
  g_print ("its memory, to ours: %.1f (%.1f MB / %.1f MB)\n",
           seconds[2 * N_PANDAS_ROUNDS] / 1024 / our_memory, seconds[2 * N_PANDAS_ROUNDS] / 1024,
           our_memory);
}

static void
choose (KolHandoverOptions *options, KolOptionId option)
{
  kol_handover_options_set_flag (options, option, FALSE);
}

/* The cells alone, which is what all three can write. */
static KolHandoverOptions *
choose_cells (void)
{
  KolHandoverOptions *options = kol_handover_options_new ();

  choose (options, KOL_OPTION_FACES);
  choose (options, KOL_OPTION_COVERS);
  choose (options, KOL_OPTION_VERDICT);
  choose (options, KOL_OPTION_DEFINITIONS);
  choose (options, KOL_OPTION_CONDITIONS);

  return options;
}

static void
bench_workbook (KolBenchShortlist *shortlist, const char *script)
{
  g_autoptr (KolHandoverOptions) options = choose_cells ();
  Tables self = { .shortlist = shortlist };
  double memory;

  self.handover = kol_bench_shortlist_make_handover (shortlist, N_MANY);
  self.path = kol_bench_shortlist_dup_path (shortlist, "xlsx");
  self.bare_path = kol_bench_shortlist_dup_path (shortlist, "bare");
  kol_handover_set_options (self.handover, options);
  memory = kol_bench_shortlist_measure_peak (shortlist, "xlsx", N_MANY, options);
  read_cells (&self);

  kol_bench_compare ("workbook of 5,000 rows and 30 columns, to a loop over libxlsxwriter",
                     N_ROUNDS, write_ours, write_bare, &self);
  bench_pandas (&self, script, memory);

  for (guint i = 0; i < N_MANY * N_COLUMNS; i++)
    kol_cell_clear (&self.cells[i]);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_clear_pointer (&self.labels[i], g_free);
  g_clear_pointer (&self.cells, g_free);
  g_clear_pointer (&self.path, g_free);
  g_clear_pointer (&self.bare_path, g_free);
  g_clear_object (&self.handover);
}

static void
write_picture (Tables *self, GOutputStream *stream, const char *url, int side, gsize *n_bytes)
{
  int width, height;
  GBytes *coded = url != NULL ? g_hash_table_lookup (self->shortlist->pictures, url) : NULL;
  g_autoptr (GBytes) jpeg = coded != NULL ? kol_picture_to_jpeg (coded, side, &width, &height, NULL)
                                          : NULL;
  g_autofree char *text = NULL;
  gsize size;
  const guint8 *data;

  if (jpeg == NULL)
    return;

  data = g_bytes_get_data (jpeg, &size);
  text = g_base64_encode (data, size);
  *n_bytes += strlen (text);
  g_assert_true (g_output_stream_write_all (stream, text, strlen (text), NULL, NULL, NULL));
}

/* The pictures of the page in base64, and nothing else. Answers their bytes. */
static gsize
write_pictures (Tables *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->bare_path);
  g_autoptr (GFileOutputStream)
      stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL);
  gsize n_bytes = 0;

  for (guint i = 0; i < N_CREATORS; i++)
    {
      KolCreator *creator = kol_entry_get_creator (kol_handover_get_entry (self->handover, i));

      write_picture (self, G_OUTPUT_STREAM (stream), kol_creator_get_avatar_url (creator),
                     FACE_SIDE, &n_bytes);
      for (guint j = 0; j < MIN (3, kol_creator_get_n_notes (creator)); j++)
        write_picture (self, G_OUTPUT_STREAM (stream), kol_creator_get_note (creator, j)->cover_url,
                       COVER_SIDE, &n_bytes);
    }
  g_assert_true (g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, NULL));

  return n_bytes;
}

static double
write_bare_page (gpointer user_data)
{
  write_pictures (user_data);

  return -1;
}

static void
bench_page (KolBenchShortlist *shortlist)
{
  Tables self = { .shortlist = shortlist };
  double pictures;
  double bytes;

  self.handover = kol_bench_shortlist_make_handover (shortlist, N_CREATORS);
  self.path = kol_bench_shortlist_dup_path (shortlist, "html");
  self.bare_path = kol_bench_shortlist_dup_path (shortlist, "bare");
  kol_bench_compare ("web page of 500 creators, to making and writing its pictures", N_ROUNDS,
                     write_ours, write_bare_page, &self);
  pictures = (double) write_pictures (&self);
  bytes = (double) kol_bench_get_file_size (self.path);
  g_print ("bytes of that page, to those of its pictures in base64: %.3f (%.1f MB / %.1f MB)\n",
           bytes / pictures, bytes / 1e6, pictures / 1e6);

  g_clear_object (&self.handover);
  g_clear_pointer (&self.path, g_free);
  g_clear_pointer (&self.bare_path, g_free);
}

/* Each format, with pictures of their own for everybody; PDF is in bench-pages. */
static void
bench_memory (KolBenchShortlist *shortlist)
{
  static const char *const formats[] = { "xlsx", "html", "csv", "json" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      double few;
      double many;

      kol_bench_shortlist_measure_peak (shortlist, formats[i], N_CREATORS, NULL);
      few = kol_bench_shortlist_measure_peak (shortlist, formats[i], N_CREATORS, NULL);
      many = kol_bench_shortlist_measure_peak (shortlist, formats[i], N_MANY, NULL);
      g_print ("memory for %s of 5,000 creators, to 500: %.2f (%.1f MB / %.1f MB)\n", formats[i],
               many / few, many, few);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (KolBenchShortlist) shortlist = kol_bench_shortlist_new (N_CREATORS);

  g_assert_cmpint (argc, ==, 2);
  bench_workbook (shortlist, argv[1]);
  bench_page (shortlist);
  bench_memory (shortlist);

  return 0;
}
