import QtQuick
Item { id: self; default property alias inside: box.data
    Item { id: box } }
