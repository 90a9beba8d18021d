# The order in which a student would like the places.

preferences-did =
    { $count ->
        [one] Saved: one place in your order, { $first }
       *[other] Saved: { $count } places in your order, { $first } first
    }
preferences-did-empty = Saved: your order is empty
