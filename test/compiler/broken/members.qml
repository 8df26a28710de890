import QtQuick
Item {
    x 5
    y = 5
    z += 5
    foo()
    "text": 1
    5: 5
    [1]
    .a: 1
    a:: 1
    ;
    if (a) { }
    for (;;) {}
    return 1
    )
    Item
    a.b
    import QtQml
    ok: 1
}
