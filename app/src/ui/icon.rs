//! The icons, drawn with one line on a grid of 20, and the mark of Annoda.

use leptos::prelude::*;

/// An icon; it says nothing to a screen reader, so words must stand beside it.
#[component]
pub fn Icon(
    /// One of the names in this file; an unknown one draws nothing.
    name: &'static str,
) -> impl IntoView {
    view! { <svg class="ic" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d=path(name)/></svg> }.into_any()
}

fn path(name: &str) -> &'static str {
    match name {
        "search" => "M9 15a6 6 0 1 0 0-12 6 6 0 0 0 0 12Zm8 2-3.6-3.6",
        "pin" => "M10 18s6-5.5 6-10A6 6 0 0 0 4 8c0 4.5 6 10 6 10Zm0-8a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
        "calendar" => "M3 5h14v12H3zM3 9h14M7 3v4M13 3v4",
        "lock" => "M5 9h10v8H5zM7 9V6a3 3 0 0 1 6 0v3",
        "undo" => "M7.5 4 4 7.500l3.500 3.500M4 7.500h8a4 4 0 0 1 0 8H9",
        "redo" => "M12.500 4 16 7.500 12.500 11M16 7.500H8a4 4 0 0 0 0 8h3",
        "history" | "clock" => "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm0-11v4l3 2",
        "more" => "M4 10h.01M10 10h.01M16 10h.01",
        "check" => "m4 10 4 4 8-8",
        "warning" => "M10 3 18 17H2Zm0 5v4m0 2.500v.01",
        "forbidden" => "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM5 5l10 10",
        "close" => "M5 5l10 10M15 5 5 15",
        "arrow" => "M4 10h12m-5-5 5 5-5 5",
        "chevron" => "m6 8 4 4 4-4",
        "forward" => "m8 5 5 5-5 5",
        "back" => "m12 5-5 5 5 5",
        "plus" => "M10 4v12M4 10h12",
        "book" => "M10 5.500C8 4 5.500 4 3 4.500v11c2.500-.5 5-.5 7 1 2-1.500 4.500-1.500 7-1v-11c-2.500-.5-5-.5-7 1Zm0 0v11",
        "factory" => "M3 17V9l5 3V9l5 3V4h4v13zM6 15h1m3 0h1m3 0h1",
        "people" => "M7 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-5 8c0-4 2-6 5-6s5 2 5 6M13 9a2.500 2.500 0 1 0 0-5m1 7c2.500 0 4 2 4 5",
        "person" => "M10 10a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7Zm-6.500 7c.6-3 3-4.500 6.500-4.500s5.900 1.500 6.500 4.500",
        "cap" => "M2 8l8-4 8 4-8 4zM5 10v4c2.500 2 7.500 2 10 0v-4",
        "globe" => "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM3 10h14M10 3c2.500 2 3 4.500 3 7s-.5 5-3 7c-2.500-2-3-4.500-3-7s.5-5 3-7Z",
        "external" => "M8 5H4v11h11v-4M11 4h5v5M16 4l-7 7",
        "building" => "M4 17V4h8v13M12 9h4v8M3 17h14M7 7h2M7 10h2M7 13h2",
        "filter" => "M3 5h14l-5.500 6.500V16l-3 1.500v-6Z",
        "menu" => "M3 6h14M3 10h14M3 14h14",
        "key" => "M13 10a3.500 3.500 0 1 0-3.300-4.700L3 12v4h4v-3h3l1.300-3",
        "leave" => "M12 5V3H4v14h8v-2M8 10h9m-3-3 3 3-3 3",
        "shield" => "M10 2.500 4 5v4.500c0 4 2.600 6.600 6 8 3.400-1.400 6-4 6-8V5Zm-2.500 7L9.500 11.500l3.500-4",
        "wand" => "m4 16 8-8m2-5v3m-1.500-1.500h3M15 10v2m-1-1h2M8 4v2M7 5h2",
        "table" => "M3 4h14v12H3zM3 8h14M8 8v8",
        "up" => "m6 12 4-4 4 4",
        "grip" => "M7.500 5h.01M7.500 10h.01M7.500 15h.01M12.500 5h.01M12.500 10h.01M12.500 15h.01",
        "eye" => "M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5Zm8 2.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z",
        "star" => "m10 3 2.200 4.500 4.800.7-3.500 3.400.9 4.900L10 14.200l-4.400 2.300.9-4.900L3 8.200l4.800-.7Z",
        "file" => "M5 3h7l4 4v10H5zM12 3v4h4",
        "download" => "M10 3v10m-4-4 4 4 4-4M4 17h12",
        "upload" => "M10 14V4m-4 4 4-4 4 4M4 17h12",
        "minus" => "M4 10h12",
        "trash" => "M4 6h12M8 6V4h4v2m-6 0 .7 11h6.600L14 6",
        _ => "",
    }
}

/// The mark of Annoda: two lines in one knot.
#[component]
pub fn Brand() -> impl IntoView {
    view! {
        <svg class="brand__mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <path class="brand__one" d="M5 21c0-7 22-3 22-10a5.5 5.5 0 0 0-11 0c0 4 0 6 0 10a5.5 5.5 0 0 1-11 0Z"/>
            <path class="brand__other" d="M27 21c0-5-6-6-11-7"/>
        </svg>
    }
    .into_any()
}
