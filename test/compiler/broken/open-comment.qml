import QtQuick
Item {
    x: 1
    /* never closed
}
