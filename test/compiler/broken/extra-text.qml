import QtQuick
Item {}
Item {}
