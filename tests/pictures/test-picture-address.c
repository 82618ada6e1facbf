// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-picture-address.h"
#include "kol-picture.h"

typedef struct
{
  const char *url;
  const char *expected; /* NULL: refused */
} Case;

static const Case cases[] = {
  { "https://cdn.example/a?imageView2/2/w/120/format/jpg",
    "https://cdn.example/a?imageView2/2/w/120/format/jpg" },
  { "http://cdn.example/a?imageView2/2/w/540/format/jpg/q/75",
    "https://cdn.example/a?imageView2/2/w/540/format/jpg/q/75" },
  { "http://cdn.example:80/a", "https://cdn.example/a" },
  { "https://cdn.example:443/a", "https://cdn.example/a" },
  { "https://cdn.example:8443/a", "https://cdn.example:8443/a" },
  { "HTTP://CDN.example/A", "https://cdn.example/A" },
  { "//cdn.example/a", "https://cdn.example/a" },
  { "https://cdn.example", "https://cdn.example/" },
  { "https://cdn.example/a#part", "https://cdn.example/a" },
  { "https://cdn.example/a?x=%E5%9B%BE&sign=a%2Bb%3D",
    "https://cdn.example/a?x=%E5%9B%BE&sign=a%2Bb%3D" },
  { "https://cdn.example/a?imageView2/2/w/240|imageMogr2/strip",
    "https://cdn.example/a?imageView2/2/w/240|imageMogr2/strip" },

  { "http://127.0.0.1:8080/a", "http://127.0.0.1:8080/a" },
  { "http://127.9.9.9/a", "http://127.9.9.9/a" },
  { "http://localhost:8080/a", "http://localhost:8080/a" },
  { "http://[::1]:8080/a", "http://[::1]:8080/a" },
  { "http://localhost.cdn.example/a", "https://localhost.cdn.example/a" },
  { "http://10.0.0.1/a", "https://10.0.0.1/a" },

  { NULL, NULL },
  { "", NULL },
  { "...", NULL },
  { "https://cdn.example/avatar/1040g2jo?imageView2/2/w/120/...", NULL },
  { "http://cdn.example/1040g0083?imageView2/2/w/540/format/jpg/q/7...", NULL },
  { "https://cdn.example/a\342\200\246", NULL },
  { "/a", NULL },
  { "a.jpg", NULL },
  { "null", NULL },
  { "https://", NULL },
  { "https:///a", NULL },
  { "ftp://cdn.example/a", NULL },
  { "file:///etc/passwd", NULL },
  { "data:image/png;base64,AAAA", NULL },
  { "javascript:alert(1)", NULL },
  { "https://name:word@cdn.example/a", NULL },
  { "https://cdn.example/a\r\nX: y", NULL },
  { "https://cdn.example/a b", NULL },
  { "https://cdn.example:99999/a", NULL },
  { "https://cdn.example/\377\376", NULL },
};

static void
test_normalize (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *address = kol_picture_address_normalize (cases[i].url, &error);

      g_autofree char *shown = cases[i].url != NULL ? g_strescape (cases[i].url, NULL) : NULL;

      g_test_message ("%s", shown);
      g_assert_cmpstr (address, ==, cases[i].expected);
      if (cases[i].expected == NULL)
        g_assert_error (error, KOL_PICTURE_ERROR, KOL_PICTURE_ERROR_ADDRESS);
      else
        g_assert_no_error (error);
    }
}

/* An address is the name of a picture: what it names does not change when it is named again. */
static void
test_stable (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *again = NULL;

      if (cases[i].expected == NULL)
        continue;

      again = kol_picture_address_normalize (cases[i].expected, NULL);
      g_assert_cmpstr (again, ==, cases[i].expected);
    }
}

static void
test_follow (void)
{
  static const struct
  {
    const char *from;
    const char *location;
    const char *expected;
  } steps[] = {
    { "https://cdn.example/a", "https://other.example/b", "https://other.example/b" },
    { "https://cdn.example/a/b", "c?d", "https://cdn.example/a/c?d" },
    { "https://cdn.example/a/b", "/c", "https://cdn.example/c" },
    { "https://cdn.example/a", "//other.example/b", "https://other.example/b" },
    { "http://127.0.0.1:81/a", "/b", "http://127.0.0.1:81/b" },
    { "http://127.0.0.1:81/a", "https://cdn.example/b", "https://cdn.example/b" },
    { "https://cdn.example/a", "http://cdn.example/a", NULL },
    { "https://cdn.example/a", "http://127.0.0.1/a", NULL },
    { "https://cdn.example/a", "https://localhost/a", NULL },
    { "http://127.0.0.1:81/a", "http://cdn.example/a", NULL },
    { "https://cdn.example/a", "file:///etc/passwd", NULL },
    { "https://cdn.example/a", "https://name:word@cdn.example/a", NULL },
    { "https://cdn.example/a", "http://[", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *address = kol_picture_address_follow (steps[i].from, steps[i].location,
                                                             &error);

      g_test_message ("%s to %s", steps[i].from, steps[i].location);
      g_assert_cmpstr (address, ==, steps[i].expected);
      if (steps[i].expected == NULL)
        g_assert_error (error, KOL_PICTURE_ERROR, KOL_PICTURE_ERROR_FAILED);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/picture-address/normalize", test_normalize);
  g_test_add_func ("/picture-address/stable", test_stable);
  g_test_add_func ("/picture-address/follow", test_follow);

  return g_test_run ();
}
