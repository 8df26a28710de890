pragma Unknown
pragma ComponentBehavior
pragma ComponentBehavior: Tight
pragma Singleton: Yes
pragma Singleton
import QtQuick
Item {}
