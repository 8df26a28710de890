import QtQuick
Item {
    a: 0x
    b: 1e
    c: "\u12"
    d: @
    e: #
    f: /abc
    g: /(/
    h: /a/gg
    i: 1abc
    fine: 1
    j: "open
}
